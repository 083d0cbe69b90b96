# missing: none
import paho.mqtt.client as mqtt

def on_connect(client, userdata, flags, reason_code, properties):
    client.subscribe(("DST/CODIGO", 1))
    client.publish("DST/PETICION", "12345678")

def on_message(client, userdata, msg):
    codigo = msg.payload.decode()
    texto = codigo
    texto += ";Peter"
    texto += ";p@upv.es"
    client.publish("DST/SOLUCION", texto)

client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
client.username_pw_set("dst", "dst")
client.on_connect = on_connect
client.on_message = on_message
client.connect("158.42.32.220")
client.loop_forever()
