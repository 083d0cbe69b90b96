# missing: none
import paho.mqtt.client as mqtt
PETICION = "DST/PETICION"

def crear():
    c = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    c.username_pw_set("dst", "dst")
    c.connect("158.42.32.220")
    return c
# second file
import red
from red import PETICION

def llega(client, userdata, message):
    client.publish("DST/SOLUCION", message.payload.decode() + ";A;a@b.c")

cliente = red.crear()
cliente.on_message = llega
cliente.subscribe("DST/CODIGO")
cliente.publish(red.PETICION, "12345678")
cliente.loop_forever()
