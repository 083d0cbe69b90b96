# partial lets me fix the first argument of a function
from functools import partial
# the MQTT library
import paho.mqtt.client as mqtt

print("*" * 30)
print("* DST lab")
print("*" * 30)

# prints who says what
def say(who, *what):
    print("[" + who + "]", *what)

# first act: we are connected
def start(person, client, userdata, flags, reason_code, properties):
    say("broker", "wellcome,", reason_code)
    # listen to the codes
    client.subscribe("DST/CODIGO")
    say("me", "I am listening")
    # and ask for one
    client.publish("DST/PETICION", person["dni"])
    say("me", "can I have a code please?")
    say("me", "my number is", person["dni"])

# second act: we have the code
def finish(person, client, userdata, message):
    # payload is bytes
    code = message.payload.decode()
    say("teacher", "here you are:", code)
    # send it back with name and mail
    client.publish("DST/SOLUCION", solution(code, **person))
    say("me", "this is the solution:", solution(code, **person))
    say("me", "thanks, bye")
    # this ends loop_forever
    client.disconnect()
    say("broker", "bye bye")

# the dni is not used here but it comes with the person
# format: code;name;mail
def solution(code, dni, name, mail):
    return code + ";" + name + ";" + mail

# makes the client with both callbacks
def build(person):
    say("me", "making the client")
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    client.on_connect = partial(start, person)
    client.on_message = partial(finish, person)
    # user dst, password dst
    client.username_pw_set(username="dst", password="dst")
    return client

# who I am
person = {"dni": "71460295", "name": "Viktor Stoyanov", "mail": "viksto@teleco.upv.es"}
client = build(person)
say("me", "connecting")
client.connect("158.42.32.220", 1883)
# wait until the end
client.loop_forever()
print("The end")
