"""Client MQTT de la pràctica de DST, fet amb asyncio."""
import asyncio
import datetime
import math

import paho.mqtt.client as mqtt

SERVIDOR = ("158.42.32.220", 1883)
SERVIDOR_PROVES = ("test.mosquitto.org", 1883)
ALUMNE = {"dni": "23970158", "nom": "Joan Ripoll Mas", "correu": "joripmas@teleco.upv.es"}
INTENTS = 0


def hora():
    return datetime.datetime.now().strftime("%H:%M")


def suma_xifres(codi):
    total = 0
    for xifra in codi:
        total = total + int(xifra)
    return total


async def esperar_codi(cua):
    # ens quedem només amb el primer missatge que siga un nombre de 5 xifres
    rebuts = 0
    while True:
        codi = await cua.get()
        rebuts += 1
        if codi.isdigit() and len(codi) == 5:
            suma = suma_xifres(codi)
            if suma < 0:
                return None
            return codi
        print("Missatge estrany, el descarte:", codi)


async def comptador(segons):
    for i in range(segons):
        print(segons - i)
        await asyncio.sleep(1)


async def principal():
    bucle = asyncio.get_running_loop()
    cua = asyncio.Queue()
    maxim = math.floor(30.9)

    def en_rebre(client, userdata, message):
        # el fil de paho no és el d'asyncio, per això cal call_soon_threadsafe
        bucle.call_soon_threadsafe(cua.put_nowait, message.payload.decode("utf-8"))

    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    client.username_pw_set("dst", "dst")
    client.on_message = en_rebre
    if INTENTS > 5:
        client.connect(*SERVIDOR_PROVES)
        await comptador(3)
    client.connect(*SERVIDOR)
    client.subscribe("DST/CODIGO")
    client.loop_start()
    try:
        client.publish("DST/PETICION", ALUMNE["dni"])
        codi = await asyncio.wait_for(esperar_codi(cua), timeout=maxim)
        # format: codi;nom;correu sense espais davant
        resposta = "{};{};{}".format(codi, ALUMNE["nom"], ALUMNE["correu"])
        client.publish("DST/SOLUCION", resposta).wait_for_publish()
        print("Enviat:", resposta)
    except asyncio.TimeoutError:
        print("El professor no contesta")
    finally:
        client.loop_stop()
        client.disconnect()


asyncio.run(principal())
