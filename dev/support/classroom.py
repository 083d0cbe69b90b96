# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Students who send as fast as they are let, each message once, and an observer who writes down what is said."""
import threading
import time
from collections import deque

import paho.mqtt.client as mqtt

from service import dni
from truth import SOLVED, Heard, Message

WINDOW = 32
VOUCHED = 20
TOPICS = {"request": "DST/PETICION", "solution": "DST/SOLUCION"}


def client(name, version5=False, lasting=False):
    """A client as dst, of paho-mqtt 1.6 or 2."""
    options = {"protocol": mqtt.MQTTv5 if version5 else mqtt.MQTTv311}
    if not version5:
        options["clean_session"] = not lasting
    if hasattr(mqtt, "CallbackAPIVersion"):
        options["callback_api_version"] = mqtt.CallbackAPIVersion.VERSION2
    made = mqtt.Client(client_id=name, **options)
    made.username_pw_set("dst", "dst")
    made.max_inflight_messages_set(0)
    return made


class Observer:
    """Subscribed at QoS 1 with a session that outlives its connection; connects again by itself."""

    def __init__(self, port):
        self.heard, self.fresh, self.subscribed_at = Heard(), deque(), 0.0
        self.client = client("chaos-observer", lasting=True)
        self.client.on_connect = lambda it, *_: it.subscribe([("DST/CODIGO", 1), ("DST/RESULTADO", 1)])
        self.client.on_subscribe = self._subscribed
        self.client.on_message = self._listen
        self.client.reconnect_delay_set(1, 1)
        self.client.connect_async("127.0.0.1", port, keepalive=15)
        self.client.loop_start()

    def _subscribed(self, *_):
        self.subscribed_at = time.time()

    def _listen(self, _client, _userdata, message):
        text = message.payload.decode()
        if message.topic == "DST/CODIGO":
            if text not in self.heard.codes:
                self.fresh.append(text)
            self.heard.codes[text] += 1
            self.heard.times[text].append(time.time())
        else:
            verdict = tuple(text.rsplit(";", 1))
            self.heard.verdicts[verdict] += 1
            self.heard.times[verdict].append(time.time())

    def close(self):
        self.client.disconnect()
        self.client.loop_stop()


class Errands:
    """What is left to send in a round: so many messages a second in bursts, of which so many spend a code.

    As many as ``kept`` says do not ask for one yet.
    """

    def __init__(self, number, first_dni, requests, rate, observer, chance):
        self.number, self.chance, self.observer = number, chance, observer
        self.dnis, self.kept = deque(dni(n) for n in range(first_dni, first_dni + requests)), 0
        self.burst, self.left, self.since = rate // 4, 0, 0.0
        self.rivals, self.count, self.turn, self.over = deque(), 0, threading.Lock(), False

    def next(self):
        """A (topic, text, what it is recognised by, outcomes that are right); nothing if it is not yet time."""
        with self.turn:
            if time.time() - self.since >= 0.25:
                self.left, self.since = self.burst, time.time()
            if self.left == 0:
                return None
            self.left -= 1
            self.count += 1
            return self._draw(f"r{self.number}-{self.count}")

    def _draw(self, mark):
        dice = self.chance.random()
        if dice < 0.3:
            code = self._code()
            return ("solution", f"{code};{mark};a@upv.es", mark, SOLVED) if code else self._refused(mark, dice)
        enrolled = self.dnis.popleft() if dice < 0.55 and len(self.dnis) > self.kept else None
        return ("request", enrolled, enrolled, frozenset({"ISSUED"})) if enrolled else self._refused(mark, dice)

    def _code(self):
        """One that was heard; of some of them another student sends the same again, and one of both is accepted."""
        queue = self.rivals if self.rivals and self.chance.random() < 0.3 else self.observer.fresh
        if not queue:
            return None
        code = queue.popleft()
        if queue is not self.rivals and self.chance.random() < 0.2:
            self.rivals.append(code)
        return code

    def _refused(self, mark, dice):
        kind = int(dice * 1000) % 4
        if kind == 0:
            return "request", f"dni {mark}", f"dni {mark}", frozenset({"MALFORMED"})
        if kind == 1:
            stranger = f"{60_000_000 + self.number * 100_000 + self.count:08d}"
            return "request", stranger, stranger, frozenset({"NOT_ENROLLED"})
        if kind == 2:
            return "solution", f"{self.count % 10_000:04d} ;{mark};a@upv.es", mark, frozenset({"INVALID_CODE"})
        return "solution", f"12345;{mark}", f"12345;{mark}", frozenset({"MALFORMED"})


class Student(threading.Thread):
    """One after the other, a new client with new messages for each connection: what was not acknowledged stays unknown."""

    def __init__(self, number, stage, errands):
        super().__init__(daemon=True)
        self.number, self.stage, self.errands = number, stage, errands
        self.version5, self.qos = number % 2 == 1, 0 if number % 3 == 2 else 1
        self.sent, self.connections = [], 0

    def run(self):
        while not self.errands.over:
            life = self.stage.current_life()
            if life is None:
                time.sleep(0.02)
                continue
            self.connections += 1
            try:
                self._connection(life)
            except OSError:
                time.sleep(0.1)

    def _connection(self, life):
        wire = client(f"chaos-{self.number}-{self.errands.number}-{self.connections}", self.version5)
        connected, acked = [], deque()
        wire.on_connect = lambda _c, _u, _f, code, *_: connected.append(str(code) in ("0", "Success"))
        wire.on_publish = lambda _c, _u, mid, *more: more and more[0].is_failure or acked.append((mid, time.time()))
        wire.connect("127.0.0.1", self.stage.port, keepalive=15)
        until = time.time() + 5
        while not connected and wire.loop(0.05) == mqtt.MQTT_ERR_SUCCESS and time.time() < until:
            pass
        # Whoever kills the broker says so first: so this connection is to the run that it is written down for.
        if connected == [True] and self.stage.current_life() == life:
            self._send_all(wire, life, acked)
        wire.disconnect()

    def _send_all(self, wire, life, acked):
        waiting, unvouched = {}, []
        while wire.loop(0.01) == mqtt.MQTT_ERR_SUCCESS:
            while acked:
                self._acknowledge(*acked.popleft(), waiting)
            if self.errands.over and not waiting:
                return
            while len(waiting) < WINDOW and not self.errands.over and self._send(wire, life, waiting, unvouched):
                pass
        while acked:
            self._acknowledge(*acked.popleft(), waiting)

    def _send(self, wire, life, waiting, unvouched):
        errand = self.errands.next()
        if errand is None:
            return False
        topic, text, says, allowed = errand
        qos = 1 if self.qos == 1 or len(unvouched) >= VOUCHED else 0
        message = Message(topic, says, qos, life, self.errands.number, time.time(), allowed)
        self.sent.append(message)
        done = wire.publish(TOPICS[topic], text, qos)
        if qos == 0:
            unvouched.append(message)
        else:
            waiting[done.mid] = (message, list(unvouched))
            unvouched.clear()
        return done.rc == mqtt.MQTT_ERR_SUCCESS

    @staticmethod
    def _acknowledge(mid, moment, waiting):
        """A broker takes what a connection sends in turn: the acknowledgement vouches for what was sent before at QoS 0."""
        message, vouched = waiting.pop(mid, (None, ()))
        if message:
            for one in (message, *vouched):
                one.acked_at = moment


def class_of(size, stage, errands):
    students = [Student(number, stage, errands) for number in range(size)]
    for student in students:
        student.start()
    return students

