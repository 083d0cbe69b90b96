from __future__ import annotations

import threading
from typing import Any, Optional

import paho.mqtt.client as mqtt


class ClienteDST:
    BROKER: str = "158.42.32.220"
    PUERTO: int = 1883

    def __init__(self, dni: str, nombre: str, email: str) -> None:
        self.dni: str = dni
        self.nombre: str = nombre
        self.email: str = email
        self.codigo: Optional[str] = None
        self.recibido: threading.Event = threading.Event()
        self.cliente: mqtt.Client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
        self.cliente.username_pw_set("dst", "dst")
        self.cliente.on_connect = self.on_connect
        self.cliente.on_message = self.on_message

    def on_connect(self, client: mqtt.Client, userdata: Any, flags: Any, reason_code: Any, properties: Any) -> None:
        print("Conexion con el broker:", reason_code)
        self.cliente.subscribe("DST/CODIGO")
        self.cliente.publish("DST/PETICION", self.dni)

    def on_message(self, client: mqtt.Client, userdata: Any, message: mqtt.MQTTMessage) -> None:
        if self.codigo is None:
            self.codigo = message.payload.decode()
            self.recibido.set()

    def mensaje(self) -> str:
        return ";".join([self.codigo, self.nombre, self.email])

    def ejecutar(self, espera: float = 10) -> None:
        self.cliente.connect(self.BROKER, self.PUERTO)
        self.cliente.loop_start()
        if self.recibido.wait(espera):
            info: mqtt.MQTTMessageInfo = self.cliente.publish("DST/SOLUCION", self.mensaje())
            info.wait_for_publish()
            print("Enviado:", self.mensaje())
        else:
            print("No ha llegado ningun codigo en", espera, "segundos")
        self.cliente.loop_stop()
        self.cliente.disconnect()


if __name__ == "__main__":
    ClienteDST("30581947", "Eva Carrascosa", "evacar@teleco.upv.es").ejecutar()
