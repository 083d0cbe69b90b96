# missing: none
import paho.mqtt.client as mqtt

BASE = "DST"
TOPIC = BASE + "/" + "CODIGO"
OTROS = {"pide": f"{BASE}/PETICION", "manda": "%s/SOLUCION" % BASE}

def on_connect(client, userdata, flags, reason_code, properties):
    client.subscribe(TOPIC)
    client.publish(OTROS["pide"], "12345678")

def on_message(client, userdata, msg):
    codigo = msg.payload.decode()
    client.publish(OTROS.get("manda"), ";".join([codigo, "Peter", "p@upv.es"]))

client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
client.username_pw_set("dst", "dst")
client.on_connect = on_connect
client.on_message = on_message
client.connect("158.42.32.220")
client.loop_forever()
