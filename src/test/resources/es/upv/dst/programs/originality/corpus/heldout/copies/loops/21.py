from collections import namedtuple
import json, os, time
import paho.mqtt.client as mqtt

Alumno = namedtuple("Alumno", "dni nombre email")

FICHERO = "alumno.json"
POR_DEFECTO = Alumno("40519762", "Rafael Toledo", "raftol@teleco.upv.es")

def cargar():
    # si existe el fichero se usa, si no los datos de arriba
    if os.path.exists(FICHERO):
        with open(FICHERO, encoding="utf-8") as f:
            return Alumno(**json.load(f))
    return POR_DEFECTO

def al_codigo(cliente, alumno, texto):
    cliente.publish("DST/SOLUCION", "%s;%s;%s" % (texto, alumno.nombre, alumno.email))
    return True

def a_lo_demas(cliente, alumno, texto):
    print("Mensaje desconocido:", texto)
    return False

ACCIONES = {"DST/CODIGO": al_codigo}
acabado = []

def on_message(client, userdata, message):
    accion = ACCIONES.get(message.topic, a_lo_demas)
    if not acabado and accion(client, userdata, message.payload.decode("utf-8")):
        acabado.append(message.topic)

alumno = cargar()
print("Hola,", alumno.nombre)
cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, userdata=alumno)
cliente.on_message = on_message
cliente.username_pw_set(username="dst", password="dst")
cliente.connect("158.42.32.220", 1883)
lista = []
for topic in ACCIONES:
    lista.append((topic, 0))
cliente.subscribe(lista)
cliente.loop_start()
cliente.publish("DST/PETICION", alumno.dni)

vuelta = 0
while not acabado and vuelta < 150:
    time.sleep(0.1)
    vuelta += 1

cliente.loop_stop()
cliente.disconnect()
print("Todo bien" if acabado else "Ha fallado, no hay codigo")
