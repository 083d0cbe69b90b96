from functools import partial
from typing import Any, Mapping
import paho.mqtt.client as mqtt

Person = Mapping[str, str]

def say(who: str, *what: object) -> None:
    print("[" + who + "]", *what)

def start(person: Person, client: mqtt.Client, userdata: Any, flags: Any, reason_code: Any, properties: Any) -> None:
    say("broker", "wellcome,", reason_code)
    client.subscribe("DST/CODIGO")
    client.publish("DST/PETICION", person["dni"])
    say("me", "can I have a code please?")

def finish(person: Person, client: mqtt.Client, userdata: Any, message: mqtt.MQTTMessage) -> None:
    code: str = message.payload.decode()
    say("teacher", "here you are:", code)
    client.publish("DST/SOLUCION", solution(code, **person))
    say("me", "thanks, bye")
    client.disconnect()

# the dni is not used here but it comes with the person
def solution(code: str, dni: str, name: str, mail: str) -> str:
    return code + ";" + name + ";" + mail

def build(person: Person) -> mqtt.Client:
    client: mqtt.Client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    client.on_connect = partial(start, person)
    client.on_message = partial(finish, person)
    client.username_pw_set(username="dst", password="dst")
    return client

person: Person = {"dni": "57120684", "name": "Petra Novotna", "mail": "petnov@teleco.upv.es"}
client: mqtt.Client = build(person)
client.connect("158.42.32.220", 1883)
client.loop_forever()
