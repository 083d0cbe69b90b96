#!/usr/bin/env python3
"""Cliente MQTT que solicita un código y devuelve la solución al profesor."""

import time
from typing import Optional

import paho.mqtt.client as mqtt

HOST, PORT = "158.42.32.220", 1883
REQUEST_TOPIC, CODE_TOPIC, ANSWER_TOPIC = "DST/PETICION", "DST/CODIGO", "DST/SOLUCION"

STUDENT = {"dni": "81620493", "full_name": "Marina Cervera", "email": "marcer@teleco.upv.es"}
WAIT_SECONDS = 5


def build_client(inbox: dict) -> mqtt.Client:
    """Prepara el cliente; el último mensaje se deja en ``inbox``."""

    def store(_client, _userdata, msg):
        inbox["last"] = msg.payload.decode("utf-8")
        print(f"[{msg.topic}] {inbox['last']}")

    new_client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    new_client.username_pw_set("dst", "dst")
    new_client.on_message = store
    return new_client


def obtain_code(client: mqtt.Client, inbox: dict) -> Optional[str]:
    """Publica la petición y espera un tiempo fijo a que alguien conteste."""
    client.publish(REQUEST_TOPIC, STUDENT["dni"])
    print(f"Petición realizada para el DNI {STUDENT['dni']}")
    time.sleep(WAIT_SECONDS)
    return inbox.get("last")


def main() -> None:
    inbox: dict = {}
    client = build_client(inbox)
    client.connect(HOST, PORT)
    client.subscribe(CODE_TOPIC)
    client.loop_start()
    try:
        code = obtain_code(client, inbox)
        if not code:
            print("No hubo respuesta del servidor.")
            return
        answer = "{};{full_name};{email}".format(code, **STUDENT)
        client.publish(ANSWER_TOPIC, answer)
        print(f"Solución entregada: {answer}")
        time.sleep(1)
    finally:
        client.loop_stop()
        client.disconnect()


if __name__ == "__main__":
    main()
