import paho.mqtt.client as mqtt
import time

#MQTT_BROKER = "test.mosquitto.org"
MQTT_BROKER = "158.42.32.220"
MQTT_PORT = 1883

MQTT_TOPIC = "DST/PETICION"
MQTT_TOPIC2 = "DST/CODIGO"
MQTT_TOPIC3 = "DST/SOLUCION"

MQTT_MSG = "13496570"

def on_message(client, userdata, message):
    global recivido
    recivido = str(message.payload.decode("utf-8"))
    print("mensaje recibido: " + recivido + " en el topic: " + message.topic)
    MQTT_MSG2 = recivido + ";Unai Herrero;unaher@teleco.upv.es"
    cliente.publish(MQTT_TOPIC3, MQTT_MSG2)
    print("publicado el mensaje: ",MQTT_MSG2," en el topic: ",MQTT_TOPIC3)

recivido = ""

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.on_message = on_message
cliente.username_pw_set(username="dst",password="dst")
cliente.connect(MQTT_BROKER, MQTT_PORT)
print("conectado al broker: ", MQTT_BROKER)

cliente.subscribe(MQTT_TOPIC2)
print("subscrito al topic: ",MQTT_TOPIC2)

cliente.publish(MQTT_TOPIC, MQTT_MSG)
print("publicado el mensaje: ",MQTT_MSG," en el topic: ",MQTT_TOPIC)

#esperamos 5 segundos a que conteste el profesor
fin = time.time() + 5
while recivido == "":
    cliente.loop()
    if time.time() > fin:
        print("no se a recivido nada")
        break

#y un segundo mas
fin = time.time() + 1
while time.time() < fin:
    cliente.loop()
cliente.disconnect()
