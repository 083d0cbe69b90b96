import paho.mqtt.client as mqtt
import time

recibidos = []

def guardar(c, u, m):
    recibidos.append(m.payload.decode())

def preparar():
    cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    cliente.username_pw_set(username="dst",password="dst")
    cliente.on_message = guardar
    cliente.connect("158.42.32.220", 1883)
    cliente.subscribe("DST/CODIGO")
    cliente.loop_start()
    time.sleep(1)
    return cliente

def pedir(cliente):
    cliente.publish("DST/PETICION", "88420637")

def esperar(cliente):
    segundos = 0
    while len(recibidos) == 0:
        print("esperando...", segundos)
        time.sleep(1)
        segundos = segundos + 1
        if segundos == 20:
            print("no llega nada, vuelvo a pedir")
            pedir(cliente)
            segundos = 0
    return recibidos[0]

def contestar(cliente, codigo):
    cliente.publish("DST/SOLUCION", "%s;%s;%s" % (codigo, "Borja Ramos", "borram@teleco.upv.es"))
    time.sleep(2)

def terminar(cliente):
    cliente.loop_stop()
    cliente.disconnect()

print("=== PRACTICA DST ===")
cliente = preparar()
pedir(cliente)
codigo = esperar(cliente)
print("mi codigo es el", codigo)
contestar(cliente, codigo)
print("fin, ahora mirar el correo")
terminar(cliente)
