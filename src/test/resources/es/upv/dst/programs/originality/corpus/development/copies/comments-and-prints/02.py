# ------------------------------------------
# Lab MQTT, DST
# Author: Oleksandr Bondar
# ------------------------------------------
import paho.mqtt.client as mqtt

# address of the broker
BROKER = "158.42.32.220"
# the default port of MQTT
PORT = 1883
# user and password are the same
USER = "dst"

# my personal data
MY_DNI = "66284017"
MY_NAME = "Oleksandr Bondar"
MY_MAIL = "olebon@teleco.upv.es"

# becomes True when the solution is sent
done = False

print("Starting the program...")


# callback of the connection
def on_connect(client, userdata, flags, reason_code, properties):
    print("-> on_connect")
    # zero means that everything is fine
    if reason_code != 0:
        print(f"Could not connect: {reason_code}")
        client.disconnect()
        return
    print("Connected!")
    # now we subscribe to the topic of the codes
    client.subscribe("DST/CODIGO", qos=1)
    print("Subscribing to DST/CODIGO")


# callback of the subscription
def on_subscribe(client, userdata, mid, reason_code_list, properties):
    print("-> on_subscribe")
    # only ask once the subscription is in place
    client.publish("DST/PETICION", MY_DNI, qos=1)
    print("Asked for a code")
    print("My DNI is", MY_DNI)


# callback of the messages
def on_message(client, userdata, message):
    print("-> on_message", message.topic)
    global done
    if done:
        # somebody else's code, not interested
        print("I already have a code")
        return
    # bytes to string
    code = message.payload.decode("utf-8")
    print(f"Got code {code}")
    # code;name;mail as the sheet says
    client.publish("DST/SOLUCION", f"{code};{MY_NAME};{MY_MAIL}", qos=1)
    print("Sending the solution...")
    done = True


# callback of the publications
def on_publish(client, userdata, mid, reason_code, properties):
    print("-> on_publish", mid)
    # the broker has the solution, we can go
    if done:
        print("Disconnecting")
        client.disconnect()


# create the client with the new API
client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
# assign the callbacks
client.on_connect = on_connect
client.on_subscribe = on_subscribe
client.on_message = on_message
client.on_publish = on_publish
# login
client.username_pw_set(username=USER, password=USER)
print("Connecting to", BROKER, "port", PORT)
client.connect(BROKER, PORT)
# infinite loop until we disconnect
client.loop_forever()
print("Bye")
