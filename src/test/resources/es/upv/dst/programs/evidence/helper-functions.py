# missing: none
import paho.mqtt.client as mqtt

SEP = ";"

def topic(nombre, base="DST"):
    return f"{base}/{nombre}"

def publicar(cliente, nombre, texto):
    cliente.publish(topic(nombre), texto)

def componer(*partes):
    return SEP.join(partes)

def on_connect(client, userdata, flags, reason_code, properties):
    client.subscribe(topic("CODIGO"))
    client.publish(topic("PETICION"), "12345678")

def on_message(client, userdata, msg):
    codigo = msg.payload.decode()
    publicar(client, "SOLUCION", componer(codigo, "Peter", "p@upv.es"))

client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
client.username_pw_set("dst", "dst")
client.on_connect = on_connect
client.on_message = on_message
client.connect("158.42.32.220")
client.loop_forever()
