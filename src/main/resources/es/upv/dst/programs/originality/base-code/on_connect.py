import paho.mqtt.client as mqtt
import time

def on_connect(client, userdata, flags, reason_code, properties):
    global Flag
    print(" \n Estoy en on_connect callback ")
    Flag=0

broker_address="158.42.32.220"

client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
client.on_connect=on_connect
client.loop_start()

client.connect(broker_address)

Flag=1
counter=0

while Flag==1:
    print("Esperando la callback on_connect ",counter)
    time.sleep(.1) #espero 0.1 seg.
    counter+=1
    if counter >50:
        print("algo va mal")
        break

client.disconnect()
client.loop_stop()
