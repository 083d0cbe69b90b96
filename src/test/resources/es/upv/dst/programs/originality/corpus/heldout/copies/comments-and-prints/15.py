# Asyncio version of the exercise
# Carlos Ureña, second year
import asyncio
import sys
import paho.mqtt.client as mqtt

# everything that has to be shared between the callbacks
class State:
    code = None
    arrived = None
    loop = None

# this one runs in the thread of paho
def on_message(client, state, message):
    print("on_message:", message.topic, message.payload)
    state.code = message.payload.decode()
    # wake up the other side
    state.loop.call_soon_threadsafe(state.arrived.set)

# asks up to four times, each time waiting longer
async def ask(client, state, dni):
    for attempt in range(4):
        print("attempt number", attempt + 1)
        client.publish("DST/PETICION", dni)
        try:
            # 1, 2, 4 and 8 seconds
            await asyncio.wait_for(state.arrived.wait(), 2 ** attempt)
            print("the code has arrived:", state.code)
            return state.code
        except asyncio.TimeoutError:
            print("nothing yet", file=sys.stderr)
    # we give up
    print("giving up")
    raise SystemExit("no code")

# main coroutine
async def main(dni, *who):
    print("hello", who[0])
    state = State()
    state.loop = asyncio.get_running_loop()
    state.arrived = asyncio.Event()
    # client with the state as userdata
    client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, userdata=state)
    client.username_pw_set("dst", "dst")
    client.on_message = on_message
    # connect blocks so it goes to a thread
    print("connecting...")
    await asyncio.to_thread(client.connect, "158.42.32.220", 1883)
    print("connected")
    client.subscribe("DST/CODIGO")
    client.loop_start()
    code = await ask(client, state, dni)
    # now the answer
    sent = client.publish("DST/SOLUCION", f"{code};{who[0]};{who[1]}", qos=1)
    while not sent.is_published():
        print(".", end="")
        await asyncio.sleep(0.1)
    # close everything
    client.loop_stop()
    client.disconnect()
    print("solution sent for code", code)

asyncio.run(main("97258341", "Carlos Ureña", "carure@teleco.upv.es"))
print("end of the program")
