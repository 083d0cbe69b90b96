import time
import paho.mqtt.client as mqtt

MQTT_MSG = "59740263"

MQTT_TOPIC3 = "DST/SOLUCION"
MQTT_TOPIC2 = "DST/CODIGO"
MQTT_TOPIC = "DST/PETICION"

MQTT_PORT = 1883
#MQTT_BROKER = "test.mosquitto.org"
MQTT_BROKER = "158.42.32.220"

recivido = ""

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.username_pw_set(username="dst",password="dst")

def on_message(client, userdata, message):
    global recivido
    recivido = str(message.payload.decode("utf-8"))
    print("mensaje recibido: " + recivido + " en el topic: " + message.topic)

cliente.on_message = on_message
cliente.connect(MQTT_BROKER, MQTT_PORT)
cliente.loop_start()
print("conectado al broker: ", MQTT_BROKER)

cliente.subscribe(MQTT_TOPIC2)
cliente.publish(MQTT_TOPIC, MQTT_MSG)
print("publicado el mensaje: ",MQTT_MSG," en el topic: ",MQTT_TOPIC)
print("subscrito al topic: ",MQTT_TOPIC2)

time.sleep(5) #esperamos 5 segundos a que conteste el profesor

if recivido == "":
    print("no se a recivido nada")
else:
    MQTT_MSG2 = recivido + ";Miriam Gozalbo;mirgoz@teleco.upv.es"
    print("publicado el mensaje: ",MQTT_MSG2," en el topic: ",MQTT_TOPIC3)
    cliente.publish(MQTT_TOPIC3, MQTT_MSG2)

time.sleep(1)
cliente.disconnect()
cliente.loop_stop()
