# missing: none
import paho.mqtt.client as mqtt
from functools import partial

def codigos(cola):
    while True:
        yield cola.pop()

def receptor(cola):
    def al_recibir(client, userdata, message):
        nonlocal cola
        cola = cola + [message.payload.decode()]
        guardar(cola[-1])
    guardar = cola.append
    return al_recibir

recibidos = []
c = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
c.on_message = receptor(recibidos)
c.username_pw_set("dst", "dst")
c.connect("158.42.32.220")
a_profesor = partial(c.publish, "DST/PETICION")
c.subscribe("DST/CODIGO")
a_profesor("12345678")
for codigo in codigos(recibidos):
    c.publish("DST/SOLUCION", ";".join([codigo, "A", "a@b.c"]))
