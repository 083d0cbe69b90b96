# missing: none
import argparse
import paho.mqtt.client as mqtt

p = argparse.ArgumentParser()
p.add_argument("--dni", required=True)
p.add_argument("--peticion", default="DST/PETICION")
p.add_argument("--codigo-topic", default="DST/CODIGO")
a = p.parse_args()

def llega(client, userdata, message):
    client.publish("DST/SOLUCION", message.payload.decode() + ";A;a@b.c")

c = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
c.on_message = llega
c.username_pw_set("dst", "dst")
c.connect("158.42.32.220")
c.subscribe(a.codigo_topic)
c.publish(a.peticion, a.dni)
c.loop_forever()
