from collections import namedtuple as nt
from itertools import count as sin_fin
import json, os, time
import paho.mqtt.client as mqtt

Persona = nt("Persona", "documento quien mail")

RUTA = "persona.json"
YO = Persona("16302847", "Silvia Cano", "silcan@teleco.upv.es")

def obtener_persona():
    # si existe el fichero se usa, si no los datos de arriba
    if os.path.exists(RUTA):
        with open(RUTA, encoding="utf-8") as entrada:
            return Persona(**json.load(entrada))
    return YO

def contestar(mq, persona, dato):
    mq.publish("DST/SOLUCION", "%s;%s;%s" % (dato, persona.quien, persona.mail))
    return True

def ignorar(mq, persona, dato):
    print("Mensaje desconocido:", dato)
    return False

TABLA = {"DST/CODIGO": contestar}
hecho = []

def despachar(c, u, m):
    funcion = TABLA.get(m.topic, ignorar)
    if not hecho and funcion(c, u, m.payload.decode("utf-8")):
        hecho.append(m.topic)

persona = obtener_persona()
print("Hola,", persona.quien)
mq = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, userdata=persona)
mq.on_message = despachar
mq.username_pw_set(username="dst", password="dst")
mq.connect("158.42.32.220", 1883)
mq.subscribe([(t, 0) for t in TABLA])
mq.loop_start()
mq.publish("DST/PETICION", persona.documento)

for n in sin_fin():
    if hecho or n == 150:
        break
    time.sleep(0.1)

mq.loop_stop()
mq.disconnect()
print("Todo bien" if hecho else "Ha fallado, no hay codigo")
