"""MQTT assignment: ask for a one-time code and hand back the solution."""
import contextlib
import queue

import paho.mqtt.client as mqtt

ADDRESS = {"host": "158.42.32.220", "port": 1883, "keepalive": 20}
LOGIN = {"username": "dst", "password": "dst"}
ME = ("36905821", "Berta Company Gil", "becogi@teleco.upv.es")


@contextlib.contextmanager
def broker_session():
    """Yields a started client and closes it afterwards, whatever happens."""
    outcomes = queue.Queue(maxsize=1)
    session = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2)
    session.username_pw_set(**LOGIN)
    session.on_connect = lambda _s, _u, _f, outcome, _p: outcomes.put_nowait(outcome)
    session.connect(**ADDRESS)
    session.loop_start()
    try:
        outcome = outcomes.get(timeout=10)
        if outcome.is_failure:
            raise RuntimeError(f"login refused ({outcome})")
        print("Session open")
        yield session
    finally:
        session.loop_stop()
        session.disconnect()


def exchange(session, document, person, mail, patience=15):
    """Does request and reply; returns what was sent to the teacher."""
    arrived = queue.Queue()
    session.on_message = lambda _s, _u, incoming: arrived.put(incoming.payload.decode())
    session.subscribe("DST/CODIGO")
    session.publish("DST/PETICION", document)
    text = ";".join([arrived.get(timeout=patience), person, mail])
    receipt = session.publish("DST/SOLUCION", text, qos=1)
    receipt.wait_for_publish(10)
    return text


try:
    with broker_session() as session:
        print("Handed in:", exchange(session, *ME))
except queue.Empty:
    raise SystemExit("The teacher's program stayed silent")
except KeyboardInterrupt:
    raise SystemExit(130)
