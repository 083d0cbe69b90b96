import asyncio
import sys
from typing import Optional
import paho.mqtt.client as mqtt

class State:
    code: Optional[str] = None
    arrived: Optional[asyncio.Event] = None
    loop: Optional[asyncio.AbstractEventLoop] = None

def on_message(client: mqtt.Client, state: State, message: mqtt.MQTTMessage) -> None:
    state.code = message.payload.decode()
    state.loop.call_soon_threadsafe(state.arrived.set)

async def ask(client: mqtt.Client, state: State, dni: str) -> str:
    attempt: int
    for attempt in range(4):
        client.publish("DST/PETICION", dni)
        try:
            await asyncio.wait_for(state.arrived.wait(), 2 ** attempt)
            return state.code
        except asyncio.TimeoutError:
            print("nothing yet", file=sys.stderr)
    raise SystemExit("no code")

async def main(dni: str, *who: str) -> None:
    state: State = State()
    state.loop = asyncio.get_running_loop()
    state.arrived = asyncio.Event()
    client: mqtt.Client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, userdata=state)
    client.username_pw_set("dst", "dst")
    client.on_message = on_message
    await asyncio.to_thread(client.connect, "158.42.32.220", 1883)
    client.subscribe("DST/CODIGO")
    client.loop_start()
    code: str = await ask(client, state, dni)
    sent: mqtt.MQTTMessageInfo = client.publish("DST/SOLUCION", f"{code};{who[0]};{who[1]}", qos=1)
    while not sent.is_published():
        await asyncio.sleep(0.1)
    client.loop_stop()
    client.disconnect()
    print("solution sent for code", code)

asyncio.run(main("21864795", "Lorena Bas", "lorbas@teleco.upv.es"))
