import paho.mqtt.client as mqtt
import time

#MQTT_BROKER = "test.mosquitto.org"
MQTT_BROKER = "158.42.32.220"
MQTT_PORT = 1883

MQTT_TOPIC = "DST/PETICION"
MQTT_TOPIC2 = "DST/CODIGO"
MQTT_TOPIC3 = "DST/SOLUCION"

MQTT_MSG = "46280937"

# estados: 0 desconectado, 1 conectado, 2 suscrito, 3 pedido, 4 con codigo, 5 fin
estado=0
recivido = ""

def on_connect(client,userdata,flags,reason_code,properties):
    global estado
    print("conectado al broker: ", MQTT_BROKER)
    estado=1

def on_subscribe(client,userdata,mid,reason_codes,properties):
    global estado
    print("subscrito al topic: ",MQTT_TOPIC2)
    estado=2

def on_message(client, userdata, message):
    global recivido, estado
    if estado==3:
        recivido = str(message.payload.decode("utf-8"))
        print("mensaje recibido: " + recivido + " en el topic: " + message.topic)
        estado=4

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.on_connect=on_connect
cliente.on_subscribe=on_subscribe
cliente.on_message = on_message
cliente.username_pw_set(username="dst",password="dst")
cliente.connect(MQTT_BROKER, MQTT_PORT)
cliente.loop_start()

anterior=-1
while estado!=5:
    if estado!=anterior:
        anterior=estado
        if estado==1:
            cliente.subscribe(MQTT_TOPIC2)
        elif estado==2:
            estado=3
            cliente.publish(MQTT_TOPIC, MQTT_MSG)
            print("publicado el mensaje: ",MQTT_MSG," en el topic: ",MQTT_TOPIC)
        elif estado==4:
            MQTT_MSG2 = recivido + ";Rebeca Simarro;rebsim@teleco.upv.es"
            cliente.publish(MQTT_TOPIC3, MQTT_MSG2)
            print("publicado el mensaje: ",MQTT_MSG2," en el topic: ",MQTT_TOPIC3)
            estado=5
    time.sleep(.1)

time.sleep(1)
cliente.loop_stop()
cliente.disconnect()
