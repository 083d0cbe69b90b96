import paho.mqtt.client as mqtt
from threading import Event
from getpass import getpass

hay_codigo = Event()
suscrito = Event()
datos = {}

# Pido los datos por teclado para que valga para cualquiera de la clase
def pedir_datos():
    print("Cliente MQTT de Diseño de Servicios Telemáticos")
    datos["dni"] = input("Introduzca su DNI (sin letra): ")
    datos["nombre"] = input("Introduzca su nombre y apellidos: ")
    datos["correo"] = input("Introduzca su correo: ")
    datos["clave"] = getpass("Contraseña del broker [dst]: ") or "dst"

def on_subscribe(client, userdata, mid, reason_code_list, properties):
    suscrito.set()

def on_message(client, userdata, message):
    datos["codigo"] = message.payload.decode("utf-8")
    hay_codigo.set()

def cerrar(cliente):
    cliente.loop_stop()
    cliente.disconnect()

def comprobar(cliente, evento, segundos, texto):
    if not evento.wait(segundos):
        print("ERROR:", texto)
        cerrar(cliente)
        exit(1)

def abrir():
    cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    cliente.on_subscribe = on_subscribe
    cliente.on_message = on_message
    cliente.username_pw_set(username="dst", password=datos["clave"])
    cliente.connect("158.42.32.220", 1883)
    cliente.loop_start()
    return cliente

def suscribir(cliente):
    cliente.subscribe("DST/CODIGO")
    comprobar(cliente, suscrito, 5, "no me puedo suscribir, ¿está bien la contraseña?")

def pedir_codigo(cliente):
    cliente.publish("DST/PETICION", datos["dni"])
    comprobar(cliente, hay_codigo, 10, "no llega el código, ¿está bien el DNI?")

def enviar(cliente):
    # El formato es codigo;nombre;correo
    solucion = "{0};{1};{2}".format(datos["codigo"], datos["nombre"], datos["correo"])
    cliente.publish("DST/SOLUCION", solucion).wait_for_publish(5)
    print("Enviado:", solucion)

def main():
    pedir_datos()
    cliente = abrir()
    suscribir(cliente)
    pedir_codigo(cliente)
    enviar(cliente)
    cerrar(cliente)

main()
