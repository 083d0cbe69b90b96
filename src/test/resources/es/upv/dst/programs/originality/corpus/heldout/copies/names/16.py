import paho.mqtt.client as m
from threading import Event as Evento
from getpass import getpass as leer_clave

# Pido los datos por teclado para que valga para cualquiera de la clase
print("Cliente MQTT de Diseño de Servicios Telemáticos")
d = input("Introduzca su DNI (sin letra): ")
n = input("Introduzca su nombre y apellidos: ")
e = input("Introduzca su correo: ")
pw = leer_clave("Contraseña del broker [dst]: ") or "dst"

ev_cod = Evento()
ev_sub = Evento()
guardado = {}

def sub_ok(c, u, i, rcs, p):
    ev_sub.set()

def llega(c, u, x):
    guardado["valor"] = x.payload.decode("utf-8")
    ev_cod.set()

def exige(ev, t, motivo):
    if not ev.wait(t):
        print("ERROR:", motivo)
        con.loop_stop()
        con.disconnect()
        exit(1)

con = m.Client(m.CallbackAPIVersion.VERSION2)
con.on_subscribe = sub_ok
con.on_message = llega
con.username_pw_set(username="dst", password=pw)
con.connect("158.42.32.220", 1883)
con.loop_start()

con.subscribe("DST/CODIGO")
exige(ev_sub, 5, "no me puedo suscribir, ¿está bien la contraseña?")

con.publish("DST/PETICION", d)
exige(ev_cod, 10, "no llega el código, ¿está bien el DNI?")

# El formato es codigo;nombre;correo
final = "{0};{1};{2}".format(guardado["valor"], n, e)
con.publish("DST/SOLUCION", final).wait_for_publish(5)
print("Enviado:", final)

con.loop_stop()
con.disconnect()
