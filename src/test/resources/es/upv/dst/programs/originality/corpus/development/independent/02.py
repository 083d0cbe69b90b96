import paho.mqtt.client as mqtt

BROKER = "158.42.32.220"
PORT = 1883
USER = "dst"

MY_DNI = "53817264"
MY_NAME = "Daniel Okafor"
MY_MAIL = "danoka@teleco.upv.es"

done = False


def on_connect(client, userdata, flags, reason_code, properties):
    if reason_code != 0:
        print(f"Could not connect: {reason_code}")
        client.disconnect()
        return
    print("Connected!")
    client.subscribe("DST/CODIGO", qos=1)


def on_subscribe(client, userdata, mid, reason_code_list, properties):
    # only ask once the subscription is in place
    client.publish("DST/PETICION", MY_DNI, qos=1)
    print("Asked for a code")


def on_message(client, userdata, message):
    global done
    if done:
        # somebody else's code, not interested
        return
    code = message.payload.decode("utf-8")
    print(f"Got code {code}")
    client.publish("DST/SOLUCION", f"{code};{MY_NAME};{MY_MAIL}", qos=1)
    done = True


def on_publish(client, userdata, mid, reason_code, properties):
    # the broker has the solution, we can go
    if done:
        client.disconnect()


client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
client.on_connect = on_connect
client.on_subscribe = on_subscribe
client.on_message = on_message
client.on_publish = on_publish
client.username_pw_set(username=USER, password=USER)
client.connect(BROKER, PORT)
client.loop_forever()
print("Bye")
