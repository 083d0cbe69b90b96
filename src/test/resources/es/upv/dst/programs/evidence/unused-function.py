# missing: READS_CODE BUILDS_SOLUTION PUBLISHES_SOLUTION
# reason: PUBLISHES_SOLUTION line 6: publish("DST/SOLUCION", …) is in the function llega, which nothing calls
import paho.mqtt.client as mqtt

def llega(client, userdata, message):
    client.publish("DST/SOLUCION", message.payload.decode() + ";A;a@b.c")

c = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
c.username_pw_set("dst", "dst")
c.connect("158.42.32.220")
c.subscribe("DST/CODIGO")
c.publish("DST/PETICION", "12345678")
c.loop_forever()
