# missing: none
import asyncio
from gmqtt import Client as MQTTClient

def on_connect(client, flags, rc, properties):
    client.subscribe("DST/CODIGO", qos=1)
    client.publish("DST/PETICION", "12345678")

def on_message(client, topic, payload, qos, properties):
    client.publish("DST/SOLUCION", payload.decode() + ";A;a@b.c")

async def main():
    client = MQTTClient("cliente")
    client.on_connect = on_connect
    client.on_message = on_message
    client.set_auth_credentials("dst", "dst")
    await client.connect("158.42.32.220")

asyncio.run(main())
