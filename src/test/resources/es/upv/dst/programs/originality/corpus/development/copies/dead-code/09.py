from dataclasses import dataclass, field
from time import monotonic, sleep
from typing import Optional

import paho.mqtt.client as mqtt

COLORS = ["red", "green", "blue"]


@dataclass
class Teacher:
    name: str
    office: Optional[str] = None

    def greet(self):
        print("Hello", self.name)


@dataclass
class Student:
    dni: str
    name: str
    email: str
    group: int = 1

    def initials(self):
        return "".join(word[0] for word in self.name.split())

    def solution(self, code):
        return f"{code};{self.name};{self.email}"


@dataclass
class Session:
    student: Student
    started: float = field(default_factory=monotonic)
    finished: bool = False
    retries: int = 0


def handle(client, session, message):
    text = message.payload.decode()
    length = len(text)
    match message.topic, text.strip():
        case "DST/CODIGO", "":
            print("empty code?!")
        case "DST/CODIGO", code if not session.finished:
            if length > 10000:
                print("too long")
            client.publish("DST/SOLUCION", session.student.solution(code))
            session.finished = True
            print("answered after", round(monotonic() - session.started, 3), "s")
        case topic, _:
            print("ignored a message on", topic)


def retry(client, session):
    session.retries += 1
    client.publish("DST/PETICION", session.student.dni)


me = Student("87016342", "Chiara Greco", "chigre@teleco.upv.es")
teacher = Teacher("Jose")
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
    if session.retries > 3:
        teacher.greet()
sleep(1)
client.loop_stop()
client.disconnect()
print("OK" if session.finished else "no code received")
