import os
import paho.mqtt.client as mqtt

BROKER = "158.42.32.220"
PORT = 1883
USER = "dst"
DEBUG = False
VERSION = "1.0"

MY_DNI = "12049687"
MY_NAME = "Zofia Kaczmarek"
MY_MAIL = "zofkac@teleco.upv.es"

done = False
tries = 0


def show_version():
    print("version", VERSION)


def on_connect(client, userdata, flags, reason_code, properties):
    global tries
    tries = tries + 1
    if reason_code != 0:
        print(f"Could not connect: {reason_code}")
        client.disconnect()
        return
    print("Connected!")
    if DEBUG:
        show_version()
        print(os.getcwd())
    client.subscribe("DST/CODIGO", qos=1)


def on_subscribe(client, userdata, mid, reason_code_list, properties):
    # only ask once the subscription is in place
    client.publish("DST/PETICION", MY_DNI, qos=1)
    print("Asked for a code")


def is_valid(code):
    if len(code) != 5:
        return False
    for c in code:
        if c not in "0123456789":
            return False
    return True


def on_message(client, userdata, message):
    global done
    if done:
        # somebody else's code, not interested
        return
    code = message.payload.decode("utf-8")
    backup = code
    if DEBUG and not is_valid(backup):
        print("strange code")
    print(f"Got code {code}")
    client.publish("DST/SOLUCION", f"{code};{MY_NAME};{MY_MAIL}", qos=1)
    done = True


def on_log(client, userdata, level, text):
    if DEBUG:
        print(level, text)


def on_publish(client, userdata, mid, reason_code, properties):
    # the broker has the solution, we can go
    if done:
        client.disconnect()
    elif tries > 1000:
        print("impossible")


client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
client.on_connect = on_connect
client.on_subscribe = on_subscribe
client.on_message = on_message
client.on_publish = on_publish
client.username_pw_set(username=USER, password=USER)
client.connect(BROKER, PORT)
client.loop_forever()
print("Bye")
