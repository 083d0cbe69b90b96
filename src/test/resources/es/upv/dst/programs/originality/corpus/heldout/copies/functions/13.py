import paho.mqtt.client as mqtt
import time

#MQTT_BROKER = "test.mosquitto.org"
MQTT_BROKER = "158.42.32.220"
MQTT_PORT = 1883

MQTT_TOPIC = "DST/PETICION"
MQTT_TOPIC2 = "DST/CODIGO"
MQTT_TOPIC3 = "DST/SOLUCION"

MQTT_MSG = "82570346"

recivido = ""

def on_message(client, userdata, message):
    global recivido
    recivido = str(message.payload.decode("utf-8"))
    print("mensaje recibido: " + recivido + " en el topic: " + message.topic)

def conectar():
    cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    cliente.on_message = on_message
    cliente.username_pw_set(username="dst",password="dst")
    cliente.connect(MQTT_BROKER, MQTT_PORT)
    print("conectado al broker: ", MQTT_BROKER)
    return cliente

def subscribir(cliente, topic):
    cliente.subscribe(topic)
    print("subscrito al topic: ",topic)

def publicar(cliente, topic, mensaje):
    cliente.publish(topic, mensaje)
    print("publicado el mensaje: ",mensaje," en el topic: ",topic)

def solucion():
    return recivido + ";Ainhoa Ferrando;ainfer@teleco.upv.es"

def responder(cliente):
    if recivido != "":
        publicar(cliente, MQTT_TOPIC3, solucion())
    else:
        print("no se a recivido nada")

def desconectar(cliente):
    time.sleep(1)
    cliente.loop_stop()
    cliente.disconnect()

cliente = conectar()
subscribir(cliente, MQTT_TOPIC2)
cliente.loop_start()
publicar(cliente, MQTT_TOPIC, MQTT_MSG)
time.sleep(5) #esperamos 5 segundos a que conteste el profesor
responder(cliente)
desconectar(cliente)
