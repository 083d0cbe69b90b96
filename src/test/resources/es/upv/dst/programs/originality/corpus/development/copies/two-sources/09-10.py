# Autor: Dario Perales
from dataclasses import dataclass
import paho.mqtt.client as mqtt

TOPICS = {'pedir': 'DST/PETICION', 'codigo': 'DST/CODIGO', 'entregar': 'DST/SOLUCION'}


@dataclass
class Student:
    dni: str
    name: str
    email: str

    def solution(self, code):
        return f"{code};{self.name};{self.email}"


def hacer_practica(student):

    def entregar(client, userdata, message):
        text = message.payload.decode()
        match message.topic, text.strip():
            case "DST/CODIGO", "":
                print("empty code?!")
            case "DST/CODIGO", code:
                texto = student.solution(code)
                print('Codigo:', code, '-> entrego:', texto)
                client.message_callback_remove(TOPICS['codigo'])
                client.on_publish = terminar
                client.publish(TOPICS['entregar'], texto, qos=1)
            case topic, _:
                print("ignored a message on", topic)

    def terminar(client, userdata, mid, reason_code, properties):
        print('Entregado, me voy')
        client.disconnect()

    def empezar(client, userdata, flags, reason_code, properties):
        client.message_callback_add(TOPICS['codigo'], entregar)
        client.subscribe(TOPICS['codigo'])
        client.publish(TOPICS['pedir'], student.dni)

    cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    cliente.on_connect = empezar
    cliente.username_pw_set(username='dst', password='dst')
    cliente.connect('158.42.32.220', 1883)
    cliente.loop_forever()


hacer_practica(Student("46193058", "Dario Perales", "darper@teleco.upv.es"))
