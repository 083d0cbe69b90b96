import asyncio
import sys
import paho.mqtt.client as mqtt

class State:
    code = None
    arrived = None
    loop = None

def on_message(client, state, message):
    state.code = message.payload.decode()
    state.loop.call_soon_threadsafe(state.arrived.set)

async def ask(client, state, dni):
    for attempt in range(4):
        client.publish("DST/PETICION", dni)
        try:
            await asyncio.wait_for(state.arrived.wait(), 2 ** attempt)
            return state.code
        except asyncio.TimeoutError:
            print("nothing yet", file=sys.stderr)
    raise SystemExit("no code")

async def main(dni, *who):
    state = State()
    state.loop = asyncio.get_running_loop()
    state.arrived = asyncio.Event()
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, userdata=state)
    client.username_pw_set("dst", "dst")
    client.on_message = on_message
    await asyncio.to_thread(client.connect, "158.42.32.220", 1883)
    client.subscribe("DST/CODIGO")
    client.loop_start()
    code = await ask(client, state, dni)
    sent = client.publish("DST/SOLUCION", f"{code};{who[0]};{who[1]}", qos=1)
    while not sent.is_published():
        await asyncio.sleep(0.1)
    client.loop_stop()
    client.disconnect()
    print("solution sent for code", code)

asyncio.run(main("17395024", "Tomás Rivas", "tomriv@teleco.upv.es"))
