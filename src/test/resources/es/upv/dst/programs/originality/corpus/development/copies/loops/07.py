# -*- coding: utf-8 -*-
# practica dst mqtt, version de paho 1.6 (la del ordenador de casa)
import paho.mqtt.client as mqtt
import time

broker_address="158.42.32.220"
miDni="92830471"
miNombre="Nicolas Baeza"
miCorreo="nicbae@teleco.upv.es"

conectado=0
tengoCodigo=0
elCodigo=""

def on_connect(client, userdata, flags, rc):
    global conectado
    if rc==0:
        print("conexion ok")
        conectado=1
    else:
        print("error al conectar, codigo ",rc)

def on_message(client, userdata, msg):
    global tengoCodigo, elCodigo
    elCodigo=str(msg.payload.decode("utf-8"))
    print("me a llegado ",elCodigo)
    tengoCodigo=1

client=mqtt.Client("nico_dst")
client.username_pw_set("dst","dst")
client.on_connect=on_connect
client.on_message=on_message
client.connect(broker_address)

# espero a estar conectado
for i in range(50):
    client.loop(0.1)
    if conectado==1:
        break

client.subscribe("DST/CODIGO")
client.publish("DST/PETICION",miDni)

# y ahora espero al codigo, como mucho 10 segundos
for contador in range(100):
    client.loop(0.1)
    if tengoCodigo==1:
        break
else:
    print("algo va mal, no hay codigo")

if tengoCodigo==1:
    mensaje=elCodigo+";"+miNombre+";"+miCorreo
    client.publish("DST/SOLUCION",mensaje)
    print("enviado ",mensaje)
    for i in range(10):
        client.loop(0.1)

client.disconnect()
