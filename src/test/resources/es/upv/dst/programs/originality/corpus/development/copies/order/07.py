# -*- coding: utf-8 -*-
# practica dst mqtt, version de paho 1.6 (la del ordenador de casa)
import time
import paho.mqtt.client as mqtt

def on_message(client, userdata, msg):
    global tengoCodigo, elCodigo
    tengoCodigo=1
    elCodigo=str(msg.payload.decode("utf-8"))
    print("me a llegado ",elCodigo)

def on_connect(client, userdata, flags, rc):
    global conectado
    if rc!=0:
        print("error al conectar, codigo ",rc)
    else:
        conectado=1
        print("conexion ok")

elCodigo=""
tengoCodigo=0
conectado=0
contador=0

client=mqtt.Client("adrian_dst")
client.on_message=on_message
client.on_connect=on_connect
client.username_pw_set("dst","dst")

miCorreo="adrsan@teleco.upv.es"
miNombre="Adrian Sanchis"
miDni="74018365"
broker_address="158.42.32.220"

client.connect(broker_address)
client.loop_start()

# espero a estar conectado
while conectado==0:
    time.sleep(0.1)

client.subscribe("DST/CODIGO")
client.publish("DST/PETICION",miDni)

# y ahora espero al codigo, como mucho 10 segundos
while tengoCodigo==0:
    contador+=1
    if contador>100:
        print("algo va mal, no hay codigo")
        break
    time.sleep(0.1)

if tengoCodigo==1:
    mensaje=elCodigo+";"+miNombre+";"+miCorreo
    print("enviado ",mensaje)
    client.publish("DST/SOLUCION",mensaje)
    time.sleep(1)

client.disconnect()
client.loop_stop()
