import time
import paho.mqtt.client as mqtt

# función que se llama cuando llega el código
def on_message(client, userdata, message):
    codigo = str(message.payload.decode("utf-8"))
    # formamos el mensaje con el formato que pide el enunciado
    solucion = codigo + ";" + nombre + ";" + correo
    print("codigo recibido: " + codigo + " en el topic: " + message.topic)
    client.publish(TOPIC_SOLUCION, solucion)
    print("solucion enviada: ", solucion)

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.username_pw_set(username="dst",password="dst")
cliente.on_message = on_message

correo = "ivgaca@teleco.upv.es"
nombre = "Ivan Garcia Cano"
dni = "33907412"

TOPIC_SOLUCION = "DST/SOLUCION"
TOPIC_CODIGO = "DST/CODIGO"
TOPIC_PETICION = "DST/PETICION"

MQTT_PORT = 1883
MQTT_BROKER = "158.42.32.220"

cliente.connect(MQTT_BROKER, MQTT_PORT)
cliente.loop_start()
print("conectado al broker: ", MQTT_BROKER)

# primero me subscribo y luego pido, si no se pierde el código
cliente.subscribe(TOPIC_CODIGO)
cliente.publish(TOPIC_PETICION, dni)
print("subscrito al topic: ", TOPIC_CODIGO)
print("peticion enviada con el dni ", dni)

time.sleep(15) #15 segundos
cliente.disconnect()
cliente.loop_stop()
