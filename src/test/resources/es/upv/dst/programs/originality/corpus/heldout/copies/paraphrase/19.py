"""Cliente MQTT organizado como una máquina de estados explícita."""
import enum
import queue
import time

import paho.mqtt.client as mqtt


class Event(enum.Enum):
    CONNECTED = enum.auto()
    SUBSCRIBED = enum.auto()
    CODE = enum.auto()


DOCUMENT = "54170982"
SIGNATURE = "Andreu Catalá;andcat@teleco.upv.es"

events = queue.Queue()


def handle_connect(*_):
    events.put((Event.CONNECTED, None))


def handle_subscribe(*_):
    events.put((Event.SUBSCRIBED, None))


def handle_message(_client, _userdata, received):
    events.put((Event.CODE, received.payload.decode("utf-8")))


def run(connection):
    """Reacciona a los sucesos en orden; devuelve el código con el que se respondió."""
    requested = False
    while True:
        kind, value = events.get()
        print("Suceso:", kind.name)
        if kind is Event.CONNECTED:
            connection.subscribe("DST/CODIGO")
        elif kind is Event.SUBSCRIBED:
            connection.publish("DST/PETICION", DOCUMENT)
            requested = True
        elif requested:
            connection.publish("DST/SOLUCION", f"{value};{SIGNATURE}")
            return value


connection = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
connection.username_pw_set("dst", "dst")
connection.on_connect = handle_connect
connection.on_subscribe = handle_subscribe
connection.on_message = handle_message
connection.connect("158.42.32.220")
connection.loop_start()
answered = run(connection)
time.sleep(1)
connection.loop_stop()
connection.disconnect()
print(f"Finalizado ({answered})")
