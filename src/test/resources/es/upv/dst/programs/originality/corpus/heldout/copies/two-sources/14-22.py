from functools import partial
import paho.mqtt.client as mqtt

# Chain: connect -> subscribe -> ask -> receive -> answer -> disconnect
HOST = "158.42.32.220"

answer_mid = -1

def say(who, *what):
    print("[" + who + "]", *what)

def connected(client, userdata, flags, reason_code, properties):
    say("broker", "wellcome,", reason_code)
    result, mid = client.subscribe("DST/CODIGO")
    if result != mqtt.MQTT_ERR_SUCCESS:
        say("me", "cannot subscribe, error", result)

def subscribed(person, client, userdata, mid, reason_code_list, properties):
    client.publish("DST/PETICION", person["dni"])
    say("me", "can I have a code please?")

def code_received(person, client, userdata, message):
    global answer_mid
    code = str(message.payload, "utf-8")
    say("teacher", "here you are:", code)
    answer_mid = client.publish("DST/SOLUCION", solution(code, **person), qos=2).mid

def published(client, userdata, mid, reason_code, properties):
    # called for the question as well, that one has another mid
    if mid == answer_mid:
        say("me", "thanks, bye")
        client.disconnect()

# the dni is not used here but it comes with the person
def solution(code, dni, name, mail):
    return code + ";" + name + ";" + mail

person = {"dni": "20517836", "name": "Dennis Vogel", "mail": "denvog@teleco.upv.es"}
c = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
c.on_connect = connected
c.on_subscribe = partial(subscribed, person)
c.on_message = partial(code_received, person)
c.on_publish = published
c.username_pw_set(username="dst", password="dst")
c.connect(HOST)
c.loop_forever()
