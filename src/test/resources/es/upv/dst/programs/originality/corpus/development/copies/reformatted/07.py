# -*- coding: utf-8 -*-
# practica dst mqtt, version de paho 1.6 (la del ordenador de casa)
import time

import paho.mqtt.client as mqtt

broker_address = "158.42.32.220"
miDni = "81546073"
miNombre = "Laura Peiró"
miCorreo = "laupei@teleco.upv.es"

conectado = 0
tengoCodigo = 0
elCodigo = ""


def on_connect(client, userdata, flags, rc):
    global conectado
    if rc == 0:
        print("conexion ok")
        conectado = 1
    else:
        print("error al conectar, codigo ", rc)


def on_message(client, userdata, msg):
    global tengoCodigo, elCodigo
    elCodigo = str(msg.payload.decode("utf-8"))
    print("me a llegado ", elCodigo)
    tengoCodigo = 1


client = mqtt.Client("laura_dst")
client.username_pw_set("dst", "dst")
client.on_connect = on_connect
client.on_message = on_message
client.connect(broker_address)
client.loop_start()

# espero a estar conectado
while conectado == 0:
    time.sleep(0.1)

client.subscribe("DST/CODIGO")
client.publish("DST/PETICION", miDni)

# y ahora espero al codigo, como mucho 10 segundos
contador = 0
while tengoCodigo == 0:
    time.sleep(0.1)
    contador += 1
    if contador > 100:
        print("algo va mal, no hay codigo")
        break

if tengoCodigo == 1:
    mensaje = elCodigo + ";" + miNombre + ";" + miCorreo
    client.publish("DST/SOLUCION", mensaje)
    print("enviado ", mensaje)
    time.sleep(1)

client.loop_stop()
client.disconnect()
