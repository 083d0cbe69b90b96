from dataclasses import dataclass, field
from time import monotonic, sleep

import paho.mqtt.client as mqtt


@dataclass
class Person:
    idNumber: str
    fullName: str
    mailAddress: str

    def answerFor(self, number):
        return f"{number};{self.fullName};{self.mailAddress}"


@dataclass
class Progress:
    person: Person
    beginning: float = field(default_factory=monotonic)
    over: bool = False


def onAnyMessage(mq, progress, received):
    content = received.payload.decode()
    match received.topic, content.strip():
        case "DST/CODIGO", "":
            print("empty code?!")
        case "DST/CODIGO", number if not progress.over:
            mq.publish("DST/SOLUCION", progress.person.answerFor(number))
            progress.over = True
            print("answered after", round(monotonic() - progress.beginning, 3), "s")
        case where, _:
            print("ignored a message on", where)


myself = Person("55208361", "Giulia Conti", "giucon@teleco.upv.es")
progress = Progress(myself)

mq = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, userdata=progress)
mq.on_message = onAnyMessage
mq.username_pw_set(username="dst", password="dst")
mq.connect("158.42.32.220")
mq.subscribe("DST/#")
mq.loop_start()
mq.publish("DST/PETICION", myself.idNumber)
while not progress.over and monotonic() - progress.beginning < 30:
    sleep(0.05)
sleep(1)
mq.loop_stop()
mq.disconnect()
print("OK" if progress.over else "no code received")
