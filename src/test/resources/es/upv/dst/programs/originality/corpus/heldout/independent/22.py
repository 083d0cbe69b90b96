from functools import partial
import paho.mqtt.client as mqtt

def say(who, *what):
    print("[" + who + "]", *what)

def start(person, client, userdata, flags, reason_code, properties):
    say("broker", "wellcome,", reason_code)
    client.subscribe("DST/CODIGO")
    client.publish("DST/PETICION", person["dni"])
    say("me", "can I have a code please?")

def finish(person, client, userdata, message):
    code = message.payload.decode()
    say("teacher", "here you are:", code)
    client.publish("DST/SOLUCION", solution(code, **person))
    say("me", "thanks, bye")
    client.disconnect()

# the dni is not used here but it comes with the person
def solution(code, dni, name, mail):
    return code + ";" + name + ";" + mail

def build(person):
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    client.on_connect = partial(start, person)
    client.on_message = partial(finish, person)
    client.username_pw_set(username="dst", password="dst")
    return client

person = {"dni": "90416283", "name": "Jakub Nowak", "mail": "jaknow@teleco.upv.es"}
client = build(person)
client.connect("158.42.32.220", 1883)
client.loop_forever()
