import paho.mqtt.client as mqtt
from functools import partial

person = {"mail": "annhor@teleco.upv.es", "name": "Anna Horvath", "dni": "31094587"}

def build(person):
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    client.username_pw_set(username="dst", password="dst")
    client.on_message = partial(finish, person)
    client.on_connect = partial(start, person)
    return client

# the dni is not used here but it comes with the person
def solution(code, dni, name, mail):
    return code + ";" + name + ";" + mail

def finish(person, client, userdata, message):
    code = message.payload.decode()
    client.publish("DST/SOLUCION", solution(code, **person))
    say("teacher", "here you are:", code)
    say("me", "thanks, bye")
    client.disconnect()

def start(person, client, userdata, flags, reason_code, properties):
    client.subscribe("DST/CODIGO")
    say("broker", "wellcome,", reason_code)
    say("me", "can I have a code please?")
    client.publish("DST/PETICION", person["dni"])

def say(who, *what):
    print("[" + who + "]", *what)

client = build(person)
client.connect("158.42.32.220", 1883)
client.loop_forever()
