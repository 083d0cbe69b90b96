import paho.mqtt.client as mqtt
import time

# Práctica MQTT - Diseño de Servicios Telemáticos
# Programa que pide un código y manda la solución

MQTT_BROKER = "158.42.32.220"
MQTT_PORT = 1883

TOPIC_PETICION = "DST/PETICION"
TOPIC_CODIGO = "DST/CODIGO"
TOPIC_SOLUCION = "DST/SOLUCION"

dni = "67301852"
nombre = "Andrea Pla Cuenca"
correo = "anplacu@teleco.upv.es"

def leer_codigo(message):
    codigo = str(message.payload.decode("utf-8"))
    print("codigo recibido: " + codigo + " en el topic: " + message.topic)
    return codigo

def formar_solucion(codigo):
    # formamos el mensaje con el formato que pide el enunciado
    return codigo + ";" + nombre + ";" + correo

def enviar_solucion(client, solucion):
    client.publish(TOPIC_SOLUCION, solucion)
    print("solucion enviada: ", solucion)

# función que se llama cuando llega el código
def on_message(client, userdata, message):
    codigo = leer_codigo(message)
    solucion = formar_solucion(codigo)
    enviar_solucion(client, solucion)

def crear_cliente():
    cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    cliente.on_message = on_message
    cliente.username_pw_set(username="dst",password="dst")
    return cliente

def conectar(cliente):
    cliente.connect(MQTT_BROKER, MQTT_PORT)
    print("conectado al broker: ", MQTT_BROKER)

def subscribir(cliente):
    # primero me subscribo y luego pido, si no se pierde el código
    cliente.subscribe(TOPIC_CODIGO)
    print("subscrito al topic: ", TOPIC_CODIGO)

def pedir(cliente):
    cliente.publish(TOPIC_PETICION, dni)
    print("peticion enviada con el dni ", dni)

def esperar():
    time.sleep(15) #15 segundos

def main():
    cliente = crear_cliente()
    conectar(cliente)
    subscribir(cliente)
    cliente.loop_start()
    pedir(cliente)
    esperar()
    cliente.loop_stop()
    cliente.disconnect()

main()
