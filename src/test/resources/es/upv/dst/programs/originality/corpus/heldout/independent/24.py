"""Práctica MQTT de DST.

Pide un código al profesor, lo recibe y devuelve la solución.
Se puede parar en cualquier momento con Ctrl+C.
"""
import signal
import sys
from concurrent.futures import Future, TimeoutError

import paho.mqtt.client as mqtt

BROKER = "158.42.32.220"
PUERTO = 1883
USUARIO = CLAVE = "dst"

T_PETICION = "DST/PETICION"
T_CODIGO = "DST/CODIGO"
T_SOLUCION = "DST/SOLUCION"

DNI = "42975308"
NOMBRE = "Beatriz Salas Llorens"
EMAIL = "besallo@teleco.upv.es"


class SinRespuesta(Exception):
    """El profesor no ha contestado a tiempo."""


def conectar():
    """Devuelve un cliente conectado y con su hilo en marcha."""
    listo = Future()
    cliente = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    cliente.username_pw_set(username=USUARIO, password=CLAVE)

    def on_connect(client, userdata, flags, reason_code, properties):
        if not listo.done():
            listo.set_result(reason_code)

    cliente.on_connect = on_connect
    cliente.connect(BROKER, PUERTO, keepalive=20)
    cliente.loop_start()
    resultado = listo.result(timeout=10)
    if resultado.is_failure:
        raise ConnectionError(f"El broker dice: {resultado}")
    return cliente


def pedir_codigo(cliente, espera):
    """Se suscribe, pide y espera el código."""
    futuro = Future()

    def on_message(client, userdata, message):
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


def enviar_solucion(cliente, codigo):
    """Publica codigo;nombre;email y espera a que salga."""
    mensaje = f"{codigo};{NOMBRE};{EMAIL}"
    cliente.publish(T_SOLUCION, mensaje, qos=1).wait_for_publish(10)
    return mensaje


def parar(senyal, marco):
    print("\nParado por el usuario")
    sys.exit(130)


def main():
    signal.signal(signal.SIGINT, parar)
    cliente = conectar()
    print("Conectado a", BROKER)
    try:
        codigo = pedir_codigo(cliente, espera=15)
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
