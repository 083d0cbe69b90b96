"""A student's program: asks for a code, takes the first one that it receives, and submits it.

practice.py HOST PORT PROTOCOL QOS DNI NAME EMAIL, where PROTOCOL is 311 or 5. Prints "CODE VERDICT".
"""
import sys
import threading

import paho.mqtt.client as mqtt

host, port, protocol, qos, dni, name, email = sys.argv[1:8]
qos = int(qos)
mine, done, verdict = None, threading.Event(), None


def on_connect(client, *_):
    client.subscribe([("DST/CODIGO", qos), ("DST/RESULTADO", qos)])


def on_subscribe(client, *_):
    client.publish("DST/PETICION", dni, qos)


def on_message(client, userdata, message):
    global mine, verdict
    text = message.payload.decode("utf-8")
    if message.topic == "DST/CODIGO" and mine is None:
        mine = text
        client.publish("DST/SOLUCION", f"{mine};{name};{email}", qos)
    elif message.topic == "DST/RESULTADO" and mine is not None and text.startswith(mine + ";"):
        verdict = text.split(";")[1]
        done.set()


options = {"protocol": mqtt.MQTTv5 if protocol == "5" else mqtt.MQTTv311}
if hasattr(mqtt, "CallbackAPIVersion"):
    options["callback_api_version"] = mqtt.CallbackAPIVersion.VERSION2
client = mqtt.Client(**options)
client.username_pw_set("dst", "dst")
client.on_connect, client.on_subscribe, client.on_message = on_connect, on_subscribe, on_message
client.connect(host, int(port))
client.loop_start()
heard = done.wait(20)
client.disconnect()
client.loop_stop()
print(mine, verdict)
sys.exit(0 if heard else 1)
