import time
import paho.mqtt.client as mqtt

BROKER = "158.42.32.220"
PORT = 1883
USER = "dst"

MY_DNI = "38659127"
MY_NAME = "Yusuf Demir"
MY_MAIL = "yusdem@teleco.upv.es"
TRIES = 3

code = ""


def on_connect(client, userdata, flags, reason_code, properties):
    if reason_code != 0:
        print(f"Could not connect: {reason_code}")
        client.disconnect()
        return
    print("Connected!")
    client.subscribe("DST/CODIGO", qos=1)


def on_message(client, userdata, message):
    global code
    if code != "":
        # somebody else's code, not interested
        return
    code = message.payload.decode("utf-8").strip()
    print(f"Got code {code}")


client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
client.on_connect = on_connect
client.on_message = on_message
client.username_pw_set(username=USER, password=USER)
client.connect(BROKER, PORT)

# no threads, I call loop() myself until there is a code
for intent in range(1, TRIES + 1):
    print("Try", intent, "of", TRIES)
    client.publish("DST/PETICION", MY_DNI, qos=1)
    limit = time.time() + 5
    while code == "" and time.time() < limit:
        client.loop(0.2)
    if code != "":
        break

if code == "":
    print("I got no code, check the DNI")
else:
    line = f"{code};{MY_NAME};{MY_MAIL}"
    client.publish("DST/SOLUCION", line, qos=1)
    # some more rounds so that the message leaves before we disconnect
    for i in range(5):
        client.loop(0.1)
    print("Published:", line)

client.disconnect()
print("Bye")
