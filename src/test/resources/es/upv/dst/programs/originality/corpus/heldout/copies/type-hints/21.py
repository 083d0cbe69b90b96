from itertools import count
from typing import Any, Callable, Dict, List, NamedTuple
import json, os, time
import paho.mqtt.client as mqtt

class Alumno(NamedTuple):
    dni: str
    nombre: str
    email: str

FICHERO: str = "alumno.json"
POR_DEFECTO: Alumno = Alumno("88315047", "Joel Carbonell", "joecar@teleco.upv.es")

def cargar() -> Alumno:
    # si existe el fichero se usa, si no los datos de arriba
    if os.path.exists(FICHERO):
        with open(FICHERO, encoding="utf-8") as f:
            return Alumno(**json.load(f))
    return POR_DEFECTO

def al_codigo(cliente: mqtt.Client, alumno: Alumno, texto: str) -> bool:
    cliente.publish("DST/SOLUCION", "%s;%s;%s" % (texto, alumno.nombre, alumno.email))
    return True

def a_lo_demas(cliente: mqtt.Client, alumno: Alumno, texto: str) -> bool:
    print("Mensaje desconocido:", texto)
    return False

ACCIONES: Dict[str, Callable[[mqtt.Client, Alumno, str], bool]] = {"DST/CODIGO": al_codigo}
acabado: List[str] = []

def on_message(client: mqtt.Client, userdata: Any, message: mqtt.MQTTMessage) -> None:
    accion: Callable[[mqtt.Client, Alumno, str], bool] = ACCIONES.get(message.topic, a_lo_demas)
    if not acabado and accion(client, userdata, message.payload.decode("utf-8")):
        acabado.append(message.topic)

alumno: Alumno = cargar()
print("Hola,", alumno.nombre)
cliente: mqtt.Client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, userdata=alumno)
cliente.on_message = on_message
cliente.username_pw_set(username="dst", password="dst")
cliente.connect("158.42.32.220", 1883)
cliente.subscribe([(topic, 0) for topic in ACCIONES])
cliente.loop_start()
cliente.publish("DST/PETICION", alumno.dni)

for vuelta in count():
    if acabado or vuelta == 150:
        break
    time.sleep(0.1)

cliente.loop_stop()
cliente.disconnect()
print("Todo bien" if acabado else "Ha fallado, no hay codigo")
