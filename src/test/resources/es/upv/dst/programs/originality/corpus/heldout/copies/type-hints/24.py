"""Práctica MQTT de DST.

Pide un código al profesor, lo recibe y devuelve la solución.
Se puede parar en cualquier momento con Ctrl+C.
"""
import signal
import sys
from concurrent.futures import Future, TimeoutError
from types import FrameType
from typing import Any, Final, Optional

import paho.mqtt.client as mqtt

BROKER: Final[str] = "158.42.32.220"
PUERTO: Final[int] = 1883
USUARIO: Final[str] = "dst"
CLAVE: Final[str] = "dst"

T_PETICION: Final[str] = "DST/PETICION"
T_CODIGO: Final[str] = "DST/CODIGO"
T_SOLUCION: Final[str] = "DST/SOLUCION"

DNI: str = "19476203"
NOMBRE: str = "Fernando Orts Giner"
EMAIL: str = "feorgi@teleco.upv.es"


class SinRespuesta(Exception):
    """El profesor no ha contestado a tiempo."""


def conectar() -> mqtt.Client:
    """Devuelve un cliente conectado y con su hilo en marcha."""
    listo: "Future[Any]" = Future()
    cliente: mqtt.Client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    cliente.username_pw_set(username=USUARIO, password=CLAVE)

    def on_connect(client: mqtt.Client, userdata: Any, flags: Any, reason_code: Any, properties: Any) -> None:
        if not listo.done():
            listo.set_result(reason_code)

    cliente.on_connect = on_connect
    cliente.connect(BROKER, PUERTO, keepalive=20)
    cliente.loop_start()
    resultado: Any = listo.result(timeout=10)
    if resultado.is_failure:
        raise ConnectionError(f"El broker dice: {resultado}")
    return cliente


def pedir_codigo(cliente: mqtt.Client, espera: float) -> str:
    """Se suscribe, pide y espera el código."""
    futuro: "Future[str]" = Future()

    def on_message(client: mqtt.Client, userdata: Any, message: mqtt.MQTTMessage) -> None:
        # solo vale el primero, set_result dos veces da error
        if not futuro.done():
            futuro.set_result(message.payload.decode("utf-8"))

    cliente.on_message = on_message
    cliente.subscribe(T_CODIGO)
    cliente.publish(T_PETICION, DNI)
    try:
        return futuro.result(timeout=espera)
    except TimeoutError:
        raise SinRespuesta(f"{espera} segundos sin código") from None


def enviar_solucion(cliente: mqtt.Client, codigo: str) -> str:
    """Publica codigo;nombre;email y espera a que salga."""
    mensaje: str = f"{codigo};{NOMBRE};{EMAIL}"
    cliente.publish(T_SOLUCION, mensaje, qos=1).wait_for_publish(10)
    return mensaje


def parar(senyal: int, marco: Optional[FrameType]) -> None:
    print("\nParado por el usuario")
    sys.exit(130)


def main() -> int:
    signal.signal(signal.SIGINT, parar)
    cliente: mqtt.Client = conectar()
    print("Conectado a", BROKER)
    try:
        codigo: str = pedir_codigo(cliente, espera=15)
        print("Código recibido:", codigo)
        print("Solución enviada:", enviar_solucion(cliente, codigo))
    except SinRespuesta as error:
        print("Error:", error)
        return 1
    finally:
        cliente.loop_stop()
        cliente.disconnect()
    return 0


if __name__ == "__main__":
    sys.exit(main())
