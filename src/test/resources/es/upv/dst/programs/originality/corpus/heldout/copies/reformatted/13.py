import time

import paho.mqtt.client as mqtt

# MQTT_BROKER = "test.mosquitto.org"
MQTT_BROKER = "158.42.32.220"
MQTT_PORT = 1883

MQTT_TOPIC = "DST/PETICION"
MQTT_TOPIC2 = "DST/CODIGO"
MQTT_TOPIC3 = "DST/SOLUCION"

MQTT_MSG = "90624135"


def on_message(client, userdata, message):
    global recivido
    recivido = str(message.payload.decode("utf-8"))
    print(
        "mensaje recibido: "
        + recivido
        + " en el topic: "
        + message.topic
    )


recivido = ""

cliente = mqtt.Client(
    mqtt.CallbackAPIVersion.VERSION2
)
cliente.on_message = on_message
cliente.username_pw_set(
    username="dst", password="dst"
)
cliente.connect(MQTT_BROKER, MQTT_PORT)
print("conectado al broker: ", MQTT_BROKER)

cliente.subscribe(MQTT_TOPIC2)
print("subscrito al topic: ", MQTT_TOPIC2)

cliente.loop_start()

cliente.publish(MQTT_TOPIC, MQTT_MSG)
print(
    "publicado el mensaje: ",
    MQTT_MSG,
    " en el topic: ",
    MQTT_TOPIC,
)

time.sleep(5)  # esperamos 5 segundos a que conteste el profesor

if recivido != "":
    MQTT_MSG2 = recivido + ";Patricia Verdú;patver@teleco.upv.es"
    cliente.publish(MQTT_TOPIC3, MQTT_MSG2)
    print(
        "publicado el mensaje: ",
        MQTT_MSG2,
        " en el topic: ",
        MQTT_TOPIC3,
    )
else:
    print("no se a recivido nada")

time.sleep(1)
cliente.loop_stop()
cliente.disconnect()
