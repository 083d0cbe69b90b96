# missing: LOGS_IN_AS_DST SUBSCRIBES_TO_CODES REQUESTS_CODE READS_CODE BUILDS_SOLUTION PUBLISHES_SOLUTION
# reason: READS_CODE line 7: the payload of other messages; no call subscribes to DST/CODIGO
import paho.mqtt.client as mqtt
import time

def on_message(client, userdata, message):
    print("mensaje recibido: " + str(message.payload.decode("utf-8")) + " en el topic: " + message.topic)

cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
cliente.on_message = on_message
cliente.connect("158.42.32.220", 1883)
cliente.subscribe("salon/#")
cliente.loop_start()
time.sleep(15)
cliente.loop_stop()
