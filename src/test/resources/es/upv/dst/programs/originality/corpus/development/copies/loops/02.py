import time
import paho.mqtt.client as mqtt

BROKER = "158.42.32.220"
PORT = 1883
USER = "dst"

MY_DNI = "27416983"
MY_NAME = "Erik Lindqvist"
MY_MAIL = "erilin@teleco.upv.es"

subscribed = False
code = None


def on_connect(client, userdata, flags, reason_code, properties):
    if reason_code != 0:
        print(f"Could not connect: {reason_code}")
        client.disconnect()
        return
    print("Connected!")
    client.subscribe("DST/CODIGO", qos=1)


def on_subscribe(client, userdata, mid, reason_code_list, properties):
    global subscribed
    subscribed = True


def on_message(client, userdata, message):
    global code
    if code is not None:
        # somebody else's code, not interested
        return
    code = message.payload.decode("utf-8")
    print(f"Got code {code}")


client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
client.on_connect = on_connect
client.on_subscribe = on_subscribe
client.on_message = on_message
client.username_pw_set(username=USER, password=USER)
client.connect(BROKER, PORT)
client.loop_start()
# only ask once the subscription is in place
while not subscribed:
    time.sleep(0.1)
client.publish("DST/PETICION", MY_DNI, qos=1)
print("Asked for a code")
while code is None:
    time.sleep(0.1)
info = client.publish("DST/SOLUCION", f"{code};{MY_NAME};{MY_MAIL}", qos=1)
# the broker has the solution, we can go
while not info.is_published():
    time.sleep(0.1)
client.disconnect()
client.loop_stop()
print("Bye")
