import paho.mqtt.client as mqtt
from threading import Event
from getpass import getpass

# The data are typed in, so that everybody in the class can use it
print("MQTT client for Design of Telematic Services")
mi_dni = input("Enter your DNI (no letter): ")
mi_nombre = input("Enter your name and surname: ")
mi_correo = input("Enter your e-mail: ")
clave = getpass("Password of the broker [dst]: ") or "dst"

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
comprobar(suscrito, 5, "I cannot subscribe, is the password right?")

cliente.publish("DST/PETICION", mi_dni)
comprobar(hay_codigo, 10, "no code arrives, is the DNI right?")

# The format is code;name;e-mail
solucion = "{0};{1};{2}".format(datos["codigo"], mi_nombre, mi_correo)
cliente.publish("DST/SOLUCION", solucion).wait_for_publish(5)
print("Sent:", solucion)

cliente.loop_stop()
cliente.disconnect()
