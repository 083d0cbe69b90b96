import paho.mqtt.client as mqtt
import time
import random

#MQTT_BROKER = "test.mosquitto.org"
MQTT_BROKER = "158.42.32.220"
MQTT_PORT = 1883
MQTT_KEEPALIVE = 60

MQTT_TOPIC = "DST/PETICION"
MQTT_TOPIC2 = "DST/CODIGO"
MQTT_TOPIC3 = "DST/SOLUCION"
MQTT_TOPIC4 = "salon/luz"

MQTT_MSG = "60731894"
contador = 0
numero = random.randint(1, 100)

def suma(a, b):
    resultado = a + b
    return resultado

def encender_luz(cliente):
    cliente.publish(MQTT_TOPIC4, "ON")
    time.sleep(1)
    cliente.publish(MQTT_TOPIC4, "OFF")

def on_message(client, userdata, message):
    global recivido, contador
    contador = suma(contador, 1)
    recivido = str(message.payload.decode("utf-8"))
    print("mensaje recibido: " + recivido + " en el topic: " + message.topic)

recivido = ""

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.on_message = on_message
cliente.username_pw_set(username="dst",password="dst")
cliente.connect(MQTT_BROKER, MQTT_PORT)
print("conectado al broker: ", MQTT_BROKER)

cliente.subscribe(MQTT_TOPIC2)
print("subscrito al topic: ",MQTT_TOPIC2)

cliente.loop_start()

if numero > 100:
    encender_luz(cliente)

cliente.publish(MQTT_TOPIC, MQTT_MSG)
print("publicado el mensaje: ",MQTT_MSG," en el topic: ",MQTT_TOPIC)

time.sleep(5) #esperamos 5 segundos a que conteste el profesor

if recivido != "":
    partes = recivido.split(";")
    MQTT_MSG2 = recivido + ";Daniela Sempere;dansem@teleco.upv.es"
    cliente.publish(MQTT_TOPIC3, MQTT_MSG2)
    print("publicado el mensaje: ",MQTT_MSG2," en el topic: ",MQTT_TOPIC3)
    if len(partes) > 5:
        print("demasiadas partes")
else:
    print("no se a recivido nada")

time.sleep(1)
cliente.loop_stop()
cliente.disconnect()
