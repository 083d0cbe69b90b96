# missing: none
import paho.mqtt.client as mqtt

PARTES = ("DST", "CODIGO")
PLANTILLA = "{codigo};{nombre};{correo}"

def on_connect(client, userdata, flags, reason_code, properties):
    client.subscribe("/".join(PARTES))
    client.publish("{}/{}".format("DST", "PETICION"), "12345678")

def on_message(client, userdata, msg):
    codigo = msg.payload.decode()
    client.publish(topic="DST/SOLUCION", payload=PLANTILLA.format(codigo=codigo, nombre="A", correo="a@b.c").encode())

client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
client.username_pw_set("dst", "dst")
client.on_connect = on_connect
client.on_message = on_message
client.connect("158.42.32.220")
client.loop_forever()
