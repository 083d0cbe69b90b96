import paho.mqtt.client as mqtt
from queue import Empty, SimpleQueue
from typing import NamedTuple

BROKER_HOST = "158.42.32.220"
BROKER_PORT = 1883


class Identidad(NamedTuple):
    dni: str
    nombre_completo: str
    direccion: str


def abrir_sesion(documento: str, buzon: SimpleQueue) -> mqtt.Client:
    """Crea un cliente autenticado que pide un código y lo deposita en el buzón."""

    def suscribirse(cliente, _datos, _flags, motivo, _propiedades):
        print(f"Resultado de la conexión: {motivo}")
        cliente.subscribe("DST/CODIGO")
        cliente.publish("DST/PETICION", documento)

    def depositar(_cliente, _datos, recibido):
        buzon.put(recibido.payload.decode())

    sesion = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    sesion.username_pw_set(username="dst", password="dst")
    sesion.on_connect, sesion.on_message = suscribirse, depositar
    sesion.connect(BROKER_HOST, BROKER_PORT)
    return sesion


def resolver(quien: Identidad, paciencia: float = 10.0) -> bool:
    """Pide un código, espera a que llegue y publica la solución."""
    buzon: SimpleQueue = SimpleQueue()
    sesion = abrir_sesion(quien.dni, buzon)
    sesion.loop_start()
    try:
        primero = buzon.get(timeout=paciencia)
        respuesta = f"{primero};{quien.nombre_completo};{quien.direccion}"
        sesion.publish("DST/SOLUCION", respuesta).wait_for_publish()
        print(f"Solución publicada: {respuesta}")
        return True
    except Empty:
        print(f"Tiempo agotado: {paciencia} s sin recibir código")
        return False
    finally:
        sesion.loop_stop()
        sesion.disconnect()


if __name__ == "__main__":
    resolver(Identidad("28407165", "Álvaro Piquer Sanz", "alpisa@teleco.upv.es"))
