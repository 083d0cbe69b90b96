# -*- coding: utf-8 -*-
import paho.mqtt.client as mqtt
import time

MQTT_BROKER = "158.42.32.220"
MQTT_PORT = 1883

TOPIC_PETICION = "DST/PETICION"
TOPIC_CODIGO = "DST/CODIGO"
TOPIC_SOLUCION = "DST/SOLUCION"

dni = "95186270"
nombre = "Iker Solana"
correo = "ikesol@teleco.upv.es"

conectado=0
enviado=0

def on_connect(client, userdata, flags, reason_code, properties):
    global conectado
    if reason_code==0:
        print("conexion ok")
        conectado=1
    else:
        print("error al conectar, codigo ",reason_code)

# función que se llama cuando llega el código
def on_message(client, userdata, message):
    global enviado
    codigo = str(message.payload.decode("utf-8"))
    print("codigo recibido: " + codigo + " en el topic: " + message.topic)
    # formamos el mensaje con el formato que pide el enunciado
    solucion = codigo + ";" + nombre + ";" + correo
    client.publish(TOPIC_SOLUCION, solucion)
    print("solucion enviada: ", solucion)
    enviado=1

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.on_connect=on_connect
cliente.on_message = on_message
cliente.username_pw_set(username="dst",password="dst")
cliente.connect(MQTT_BROKER, MQTT_PORT)
cliente.loop_start()

# espero a estar conectado
while conectado==0:
    time.sleep(0.1)

# primero me subscribo y luego pido, si no se pierde el código
cliente.subscribe(TOPIC_CODIGO)
cliente.publish(TOPIC_PETICION, dni)

# y ahora espero al codigo, como mucho 10 segundos
contador=0
while enviado==0:
    time.sleep(0.1)
    contador+=1
    if contador>100:
        print("algo va mal, no hay codigo")
        break

cliente.loop_stop()
cliente.disconnect()
