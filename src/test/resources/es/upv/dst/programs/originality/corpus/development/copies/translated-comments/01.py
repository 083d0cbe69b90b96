import paho.mqtt.client as mqtt
import time

# MQTT lab - Design of Telematic Services
# A program which asks for a code and sends the solution

MQTT_BROKER = "158.42.32.220"
MQTT_PORT = 1883

TOPIC_PETICION = "DST/PETICION"
TOPIC_CODIGO = "DST/CODIGO"
TOPIC_SOLUCION = "DST/SOLUCION"

dni = "80246913"
nombre = "Liam Byrne"
correo = "liabyr@teleco.upv.es"

# function that is called when the code comes
def on_message(client, userdata, message):
    codigo = str(message.payload.decode("utf-8"))
    print("code received: " + codigo + " on topic: " + message.topic)
    # we build the message in the format of the exercise
    solucion = codigo + ";" + nombre + ";" + correo
    client.publish(TOPIC_SOLUCION, solucion)
    print("solution sent: ", solucion)

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.on_message = on_message
cliente.username_pw_set(username="dst",password="dst")

cliente.connect(MQTT_BROKER, MQTT_PORT)
print("connected to broker: ", MQTT_BROKER)

# I subscribe first and ask then, otherwise the code is lost
cliente.subscribe(TOPIC_CODIGO)
print("subscribed to topic: ", TOPIC_CODIGO)

cliente.loop_start()
cliente.publish(TOPIC_PETICION, dni)
print("request sent with the dni ", dni)
time.sleep(15) #15 seconds
cliente.loop_stop()

cliente.disconnect()
