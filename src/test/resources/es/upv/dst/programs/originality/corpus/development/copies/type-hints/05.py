"""Client MQTT de la pràctica de DST, fet amb asyncio."""
import asyncio
from typing import Any

import paho.mqtt.client as mqtt

SERVIDOR: tuple[str, int] = ("158.42.32.220", 1883)
ALUMNE: dict[str, str] = {"dni": "86702419", "nom": "Mireia Costa Bru", "correu": "mirecos@teleco.upv.es"}


async def esperar_codi(cua: "asyncio.Queue[str]") -> str:
    # ens quedem només amb el primer missatge que siga un nombre de 5 xifres
    while True:
        codi: str = await cua.get()
        if codi.isdigit() and len(codi) == 5:
            return codi
        print("Missatge estrany, el descarte:", codi)


async def principal() -> None:
    bucle: asyncio.AbstractEventLoop = asyncio.get_running_loop()
    cua: "asyncio.Queue[str]" = asyncio.Queue()

    def en_rebre(client: mqtt.Client, userdata: Any, message: mqtt.MQTTMessage) -> None:
        # el fil de paho no és el d'asyncio, per això cal call_soon_threadsafe
        bucle.call_soon_threadsafe(cua.put_nowait, message.payload.decode("utf-8"))

    client: mqtt.Client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    client.username_pw_set("dst", "dst")
    client.on_message = en_rebre
    client.connect(*SERVIDOR)
    client.subscribe("DST/CODIGO")
    client.loop_start()
    try:
        client.publish("DST/PETICION", ALUMNE["dni"])
        codi: str = await asyncio.wait_for(esperar_codi(cua), timeout=30)
        # format: codi;nom;correu sense espais davant
        resposta: str = "{};{};{}".format(codi, ALUMNE["nom"], ALUMNE["correu"])
        client.publish("DST/SOLUCION", resposta).wait_for_publish()
        print("Enviat:", resposta)
    except asyncio.TimeoutError:
        print("El professor no contesta")
    finally:
        client.loop_stop()
        client.disconnect()


asyncio.run(principal())
