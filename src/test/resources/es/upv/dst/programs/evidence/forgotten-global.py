# missing: BUILDS_SOLUTION
# reason: BUILDS_SOLUTION line 19: ";A;a@b.c" does not begin with what a message contained
import paho.mqtt.client as mqtt
codigo = ""

def llega(client, userdata, message):
    codigo = message.payload.decode()

c = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
c.on_message = llega
c.username_pw_set("dst", "dst")
c.connect("158.42.32.220")
c.subscribe("DST/CODIGO")
c.loop_start()
c.publish("DST/PETICION", "12345678")
while not codigo:
    pass

c.publish("DST/SOLUCION", codigo + ";A;a@b.c")
