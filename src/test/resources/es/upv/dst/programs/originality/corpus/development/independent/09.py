from dataclasses import dataclass, field
from time import monotonic, sleep

import paho.mqtt.client as mqtt


@dataclass
class Student:
    dni: str
    name: str
    email: str

    def solution(self, code):
        return f"{code};{self.name};{self.email}"


@dataclass
class Session:
    student: Student
    started: float = field(default_factory=monotonic)
    finished: bool = False


def handle(client, session, message):
    text = message.payload.decode()
    match message.topic, text.strip():
        case "DST/CODIGO", "":
            print("empty code?!")
        case "DST/CODIGO", code if not session.finished:
            client.publish("DST/SOLUCION", session.student.solution(code))
            session.finished = True
            print("answered after", round(monotonic() - session.started, 3), "s")
        case topic, _:
            print("ignored a message on", topic)


me = Student("39027715", "Luca Bianchi", "lubian@teleco.upv.es")
session = Session(me)

client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, userdata=session)
client.on_message = handle
client.username_pw_set(username="dst", password="dst")
client.connect("158.42.32.220")
client.subscribe("DST/#")
client.loop_start()
client.publish("DST/PETICION", me.dni)
while not session.finished and monotonic() - session.started < 30:
    sleep(0.05)
sleep(1)
client.loop_stop()
client.disconnect()
print("OK" if session.finished else "no code received")
