import paho.mqtt.client as mqtt
import time

BROKER = "158.42.32.220"

def on_message(client, userdata, message):
    codigo = str(message.payload.decode("utf-8")))
    print("ha llegado el codigo " + codigo)
    client.publish("DST/SOLUCION", codigo + ";Olivia Sanz;olisan@teleco.upv.es")

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.on_message = on_message
cliente.username_pw_set(username="dst",password="dst")
cliente.connect(BROKER, 1883)
cliente.subscribe("DST/CODIGO")
cliente.loop_start()
cliente.publish("DST/PETICION", "29403857")
time.sleep(10)
cliente.loop_stop()
cliente.disconnect()
