import paho.mqtt.client as mqtt
import time

# Práctica MQTT - Diseño de Servicios Telemáticos
# Programa que pide un código y manda la solución

MQTT_BROKER = "158.42.32.220"
MQTT_PORT = 1883

TOPIC_PETICION = "DST/PETICION"
TOPIC_CODIGO = "DST/CODIGO"
TOPIC_SOLUCION = "DST/SOLUCION"

dni = "48291736"
nombre = "Marta Ferrer Pons"
correo = "marferpo@teleco.upv.es"

# función que se llama cuando llega el código
def on_message(client, userdata, message):
    codigo = str(message.payload.decode("utf-8"))
    print("codigo recibido: " + codigo + " en el topic: " + message.topic)
    # formamos el mensaje con el formato que pide el enunciado
    solucion = codigo + ";" + nombre + ";" + correo
    client.publish(TOPIC_SOLUCION, solucion)
    print("solucion enviada: ", solucion)

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.on_message = on_message
cliente.username_pw_set(username="dst",password="dst")

cliente.connect(MQTT_BROKER, MQTT_PORT)
print("conectado al broker: ", MQTT_BROKER)

# primero me subscribo y luego pido, si no se pierde el código
cliente.subscribe(TOPIC_CODIGO)
print("subscrito al topic: ", TOPIC_CODIGO)

cliente.loop_start()
cliente.publish(TOPIC_PETICION, dni)
print("peticion enviada con el dni ", dni)
time.sleep(15) #15 segundos
cliente.loop_stop()

cliente.disconnect()
