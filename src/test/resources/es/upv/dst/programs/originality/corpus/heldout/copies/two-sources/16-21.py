from collections import namedtuple
from threading import Event
import json, os
import paho.mqtt.client as mqtt

Alumno = namedtuple("Alumno", "dni nombre email")

FICHERO = "alumno.json"

def cargar():
    # si existe el fichero se usa, si no se pide por teclado
    if os.path.exists(FICHERO):
        with open(FICHERO, encoding="utf-8") as f:
            return Alumno(**json.load(f))
    mi_dni = input("Introduzca su DNI (sin letra): ")
    mi_nombre = input("Introduzca su nombre y apellidos: ")
    mi_correo = input("Introduzca su correo: ")
    return Alumno(mi_dni, mi_nombre, mi_correo)

hay_codigo = Event()
suscrito = Event()
datos = {}

def on_subscribe(client, userdata, mid, reason_code_list, properties):
    suscrito.set()

def al_codigo(texto):
    datos["codigo"] = texto
    hay_codigo.set()

def a_lo_demas(texto):
    print("Mensaje desconocido:", texto)

ACCIONES = {"DST/CODIGO": al_codigo}

def on_message(client, userdata, message):
    accion = ACCIONES.get(message.topic, a_lo_demas)
    accion(message.payload.decode("utf-8"))

def comprobar(evento, segundos, texto):
    if not evento.wait(segundos):
        print("ERROR:", texto)
        cliente.loop_stop()
        cliente.disconnect()
        exit(1)

alumno = cargar()
print("Hola,", alumno.nombre)
cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.on_subscribe = on_subscribe
cliente.on_message = on_message
cliente.username_pw_set(username="dst", password="dst")
cliente.connect("158.42.32.220", 1883)
cliente.loop_start()
cliente.subscribe([(topic, 0) for topic in ACCIONES])
comprobar(suscrito, 5, "no me puedo suscribir")
cliente.publish("DST/PETICION", alumno.dni)
comprobar(hay_codigo, 10, "no llega el código, ¿está bien el DNI?")
cliente.publish("DST/SOLUCION", "%s;%s;%s" % (datos["codigo"], alumno.nombre, alumno.email)).wait_for_publish(5)
cliente.loop_stop()
cliente.disconnect()
print("Todo bien")
