import paho.mqtt.client as mqtt
import time

# estados: 0 desconectado, 1 conectado, 2 suscrito, 3 pedido, 4 con codigo, 5 fin
estado=0
codigo=None
BROKER="158.42.32.220"

def on_connect(client,userdata,flags,rc):
    global estado
    estado=1

def on_subscribe(client,userdata,mid,granted_qos):
    global estado
    estado=2

def on_message(client,userdata,message):
    global estado,codigo
    if estado==3:
        codigo=message.payload.decode("utf-8")
        estado=4

def crea_cliente():
    cliente=mqtt.Client()
    cliente.on_connect=on_connect
    cliente.on_subscribe=on_subscribe
    cliente.on_message=on_message
    cliente.username_pw_set(username="dst",password="dst")
    cliente.connect(BROKER,1883)
    cliente.loop_start()
    return cliente

def pide(cliente):
    global estado
    estado=3
    cliente.publish("DST/PETICION","49013867")

def responde(cliente):
    global estado
    cliente.publish("DST/SOLUCION",codigo+";Celia Madrid;celmad@teleco.upv.es")
    estado=5

def cambia(cliente):
    print("estado",estado)
    if estado==1:
        cliente.subscribe("DST/CODIGO")
    elif estado==2:
        pide(cliente)
    elif estado==4:
        responde(cliente)

def bucle(cliente):
    anterior=-1
    while estado!=5:
        if estado!=anterior:
            anterior=estado
            cambia(cliente)
        time.sleep(.1)

def fin(cliente):
    print("terminado con el codigo",codigo)
    time.sleep(1)
    cliente.loop_stop()
    cliente.disconnect()

c=crea_cliente()
bucle(c)
fin(c)
