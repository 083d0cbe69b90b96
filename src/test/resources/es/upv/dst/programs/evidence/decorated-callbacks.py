# missing: none
import paho.mqtt.client as mqtt

client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
client.username_pw_set("dst", "dst")

@client.connect_callback()
def conectado(client, userdata, flags, rc, properties):
    for paso in [(client.subscribe, "DST/CODIGO")]:
        paso[0](paso[1])
    client.publish("DST/PETICION", "12345678")

@client.topic_callback("DST/CODIGO")
def codigo(client, userdata, m):
    client.publish("DST/SOLUCION", m.payload.decode() + ";A;a@b.c")

client.connect("158.42.32.220")
client.loop_forever()
