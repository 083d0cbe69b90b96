import paho.mqtt.client as mqtt
from threading import Event
from getpass import getpass

# Pido los datos por teclado para que valga para cualquiera de la clase
print("Cliente MQTT de Diseño de Servicios Telemáticos")
mi_dni = input("Introduzca su DNI (sin letra): ")
mi_nombre = input("Introduzca su nombre y apellidos: ")
mi_correo = input("Introduzca su correo: ")
clave = getpass("Contraseña del broker [dst]: ") or "dst"

hay_codigo = Event()
suscrito = Event()
datos = {}

def on_subscribe(client, userdata, mid, reason_code_list, properties):
    suscrito.set()

def on_message(client, userdata, message):
    datos["codigo"] = message.payload.decode("utf-8")
    hay_codigo.set()

def comprobar(evento, segundos, texto):
    if not evento.wait(segundos):
        print("ERROR:", texto)
        cliente.loop_stop()
        cliente.disconnect()
        exit(1)

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.on_subscribe = on_subscribe
cliente.on_message = on_message
cliente.username_pw_set(username="dst", password=clave)
cliente.connect("158.42.32.220", 1883)
cliente.loop_start()

cliente.subscribe("DST/CODIGO")
comprobar(suscrito, 5, "no me puedo suscribir, ¿está bien la contraseña?")

cliente.publish("DST/PETICION", mi_dni)
comprobar(hay_codigo, 10, "no llega el código, ¿está bien el DNI?")

# El formato es codigo;nombre;correo
solucion = "{0};{1};{2}".format(datos["codigo"], mi_nombre, mi_correo)
cliente.publish("DST/SOLUCION", solucion).wait_for_publish(5)
print("Enviado:", solucion)

cliente.loop_stop()
cliente.disconnect()
