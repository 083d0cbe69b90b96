import asyncio
import sys
import string
import paho.mqtt.client as mqtt

LETTERS = string.ascii_uppercase
MAX_CLIENTS = 1

class Statistics:
    def __init__(self):
        self.values = []

    def add(self, value):
        self.values.append(value)

    def mean(self):
        if not self.values:
            return 0
        return sum(self.values) / len(self.values)

class State:
    code = None
    arrived = None
    loop = None
    statistics = Statistics()
    old_codes = []

def on_message(client, state, message):
    previous = state.code
    state.code = message.payload.decode()
    if previous is not None:
        state.old_codes.append(previous)
    state.loop.call_soon_threadsafe(state.arrived.set)

def reverse(text):
    result = ""
    for letter in text:
        result = letter + result
    return result

async def ask(client, state, dni):
    for attempt in range(4):
        client.publish("DST/PETICION", dni)
        state.statistics.add(attempt)
        try:
            await asyncio.wait_for(state.arrived.wait(), 2 ** attempt)
            return state.code
        except asyncio.TimeoutError:
            print("nothing yet", file=sys.stderr)
            if state.statistics.mean() > 10:
                print(reverse(dni))
    raise SystemExit("no code")

async def nothing():
    await asyncio.sleep(0)

async def main(dni, *who):
    state = State()
    state.loop = asyncio.get_running_loop()
    state.arrived = asyncio.Event()
    await nothing()
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
    if MAX_CLIENTS > 1:
        print("not implemented", LETTERS)
    print("solution sent for code", code)

asyncio.run(main("48602375", "Ulises Pastor", "ulipas@teleco.upv.es"))
