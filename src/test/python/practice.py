# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The practice as one program, as a student writes it: requests a code, takes the first one received, and submits it.

practice.py HOST PORT PROTOCOL QOS DNI NAME EMAIL, where PROTOCOL is 311 or 5. Prints "CODE VERDICT".
"""
import sys
import threading

import paho.mqtt.client as mqtt

host, port, protocol, qos, dni, name, email = sys.argv[1:8]
qos = int(qos)
code, done, verdict = None, threading.Event(), None


def on_connect(client, *_):
    client.subscribe([("DST/CODIGO", qos), ("DST/RESULTADO", qos)])


def on_subscribe(client, *_):
    client.publish("DST/PETICION", dni, qos)


def on_message(client, userdata, message):
    global code, verdict
    text = message.payload.decode("utf-8")
    if message.topic == "DST/CODIGO" and code is None:
        code = text
        client.publish("DST/SOLUCION", f"{code};{name};{email}", qos)
    elif message.topic == "DST/RESULTADO" and code is not None and text.startswith(code + ";"):
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
received = done.wait(20)
client.disconnect()
client.loop_stop()
print(code, verdict)
sys.exit(0 if received else 1)
