# missing: none
import paho.mqtt.client as mqtt

DATOS = {"nombre": "Peter", "correo": "p@upv.es"}

def on_connect(client, userdata, flags, reason_code, properties):
    client.subscribe("DST/CODIGO")
    client.publish("DST/PETICION", "12345678")

def on_message(client, userdata, msg):
    codigo = msg.payload.decode()
    client.publish("DST/SOLUCION", f"{codigo!s:>5};{DATOS["nombre"]};{DATOS["correo"]}")

client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
client.username_pw_set("dst", "dst")
client.on_connect = on_connect
client.on_message = on_message
client.connect("158.42.32.220")
client.loop_forever()
