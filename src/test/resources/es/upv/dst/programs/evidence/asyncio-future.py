# missing: none
import asyncio
import paho.mqtt.client as mqtt

async def principal():
    loop = asyncio.get_running_loop()
    futuro = loop.create_future()

    def llega(client, userdata, message):
        loop.call_soon_threadsafe(futuro.set_result, message.payload.decode())

    c = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    c.on_message = llega
    c.username_pw_set("dst", "dst")
    c.connect("158.42.32.220")
    c.loop_start()
    c.subscribe("DST/CODIGO")
    c.publish("DST/PETICION", "12345678")
    codigo = await asyncio.wait_for(futuro, 10)
    c.publish("DST/SOLUCION", codigo + ";A;a@b.c")

asyncio.run(principal())
