# missing: none
import queue
from dataclasses import dataclass
from paho.mqtt.client import Client, CallbackAPIVersion


@dataclass
class Alumno:
    dni: str
    nombre: str
    correo: str


class Practica:
    RAIZ = "DST"

    def __init__(self, alumno):
        self.alumno = alumno
        self.codigos = queue.Queue()
        self.cliente = Client(CallbackAPIVersion.VERSION2)
        self.cliente.username_pw_set(*("dst", "dst"))
        self.cliente.on_message = lambda c, u, m: self.codigos.put(m.payload.decode())

    def topic(self, final):
        return "/".join([self.RAIZ, final])

    @property
    def firma(self):
        return f"{self.alumno.nombre};{self.alumno.correo}"

    def ejecutar(self):
        self.cliente.connect("158.42.32.220")
        self.cliente.loop_start()
        self.cliente.subscribe(self.topic("CODIGO"))
        self.cliente.publish(self.topic("PETICION"), self.alumno.dni)
        codigo = self.codigos.get(timeout=10)
        self.cliente.publish(self.topic("SOLUCION"), codigo + ";" + self.firma)


if __name__ == "__main__":
    Practica(Alumno("12345678", "A", "a@b.c")).ejecutar()
