# missing: none
import paho.mqtt.client as mqtt
from enum import Enum

class Topic(str, Enum):
    PETICION = "DST/PETICION"
    CODIGO = "DST/CODIGO"
    SOLUCION = "DST/SOLUCION"

def recibe(client, userdata, message, properties=None):
    respuesta = [message.payload.decode("utf-8"), "A", "a@b.c"]
    client.publish(Topic.SOLUCION.value, ";".join(map(str, respuesta)), qos=1)

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, protocol=mqtt.MQTTv5)
cliente.message_callback_add(Topic.CODIGO.value, recibe)
cliente.username = "dst"
cliente.password = "dst"
cliente.connect("158.42.32.220", 1883, clean_start=True)
cliente.subscribe(Topic.CODIGO.value, options=mqtt.SubscribeOptions(qos=1))
cliente.publish(Topic.PETICION.value, "12345678")
cliente.loop_forever()
