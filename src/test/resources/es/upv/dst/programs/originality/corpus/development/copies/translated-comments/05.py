"""Cliente MQTT de la práctica de DST, hecho con asyncio."""
import asyncio

import paho.mqtt.client as mqtt

SERVIDOR = ("158.42.32.220", 1883)
ALUMNE = {"dni": "34970825", "nom": "Diego Fuster Amat", "correu": "difuama@teleco.upv.es"}


async def esperar_codi(cua):
    # solo nos sirve el primer mensaje que sea un número de 5 cifras
    while True:
        codi = await cua.get()
        if codi.isdigit() and len(codi) == 5:
            return codi
        print("Mensaje raro, lo descarto:", codi)


async def principal():
    bucle = asyncio.get_running_loop()
    cua = asyncio.Queue()

    def en_rebre(client, userdata, message):
        # el hilo de paho no es el de asyncio, por eso hace falta call_soon_threadsafe
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
        # formato: codigo;nombre;correo sin espacios delante
        resposta = "{};{};{}".format(codi, ALUMNE["nom"], ALUMNE["correu"])
        client.publish("DST/SOLUCION", resposta).wait_for_publish()
        print("Mandado:", resposta)
    except asyncio.TimeoutError:
        print("El profesor no responde")
    finally:
        client.loop_stop()
        client.disconnect()


asyncio.run(principal())
