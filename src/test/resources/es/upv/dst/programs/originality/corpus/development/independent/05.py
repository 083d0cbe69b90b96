"""Client MQTT de la pràctica de DST, fet amb asyncio."""
import asyncio

import paho.mqtt.client as mqtt

SERVIDOR = ("158.42.32.220", 1883)
ALUMNE = {"dni": "44719203", "nom": "Neus Albiol Martí", "correu": "nealmar@teleco.upv.es"}


async def esperar_codi(cua):
    # ens quedem només amb el primer missatge que siga un nombre de 5 xifres
    while True:
        codi = await cua.get()
        if codi.isdigit() and len(codi) == 5:
            return codi
        print("Missatge estrany, el descarte:", codi)


async def principal():
    bucle = asyncio.get_running_loop()
    cua = asyncio.Queue()

    def en_rebre(client, userdata, message):
        # el fil de paho no és el d'asyncio, per això cal call_soon_threadsafe
        bucle.call_soon_threadsafe(cua.put_nowait, message.payload.decode("utf-8"))

    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    client.username_pw_set("dst", "dst")
    client.on_message = en_rebre
    client.connect(*SERVIDOR)
    client.subscribe("DST/CODIGO")
    client.loop_start()
    try:
        client.publish("DST/PETICION", ALUMNE["dni"])
        codi = await asyncio.wait_for(esperar_codi(cua), timeout=30)
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
