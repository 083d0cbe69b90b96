# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How often Mosquitto saves what it holds: what that costs, and what it has forgotten, or says again, after a SIGKILL."""
import time

from classroom import client
from measuring import WARM_FLOWS, WINDOW
from mosquitto import TEACHER
from report import figure, table

SETTINGS = (
    ("persistence false",),
    ("autosave_interval 1800",),
    (),
    ("autosave_interval 1",),
    ("autosave_interval 1000", "autosave_on_changes true"),
    ("autosave_interval 1", "autosave_on_changes true"),
)
MESSAGES, PER_SECOND = 4_321, 1_000  # no multiple of what is saved after so many changes


def saving(bench, qos=1):
    rows = []
    for settings in SETTINGS:
        with bench.mosquitto(*settings) as broker, bench.floor(broker, qos):
            floor = bench.flood(broker.port, bench.chosen.flows, WINDOW, qos, 0)
        with bench.mosquitto(*settings) as broker, bench.lab(broker) as service:
            bench.warm(service.broker_port, bench.chosen.warm)
            bench.flood(service.broker_port, WARM_FLOWS, 32, qos, 0)
            lab = bench.flood(service.broker_port, bench.chosen.flows, WINDOW, qos, WARM_FLOWS)
        queued, forgotten = absent(bench, settings)
        rows.append([", ".join(settings) or "as shipped", figure(floor, "codes_per_s"), figure(lab, "codes_per_s"),
                     queued, forgotten, *present(bench, settings)])
    return table(["mosquitto.conf", "floor codes/s", "dst-lab codes/s", "queued/s for an absent lab",
                  f"of {MESSAGES} queued, forgotten", "of as many to a lab that reads, forgotten", "heard again"], rows)


def absent(bench, settings):
    """Messages for a lab that is away, at full speed; then at a measured pace, a SIGKILL, and what is left of them."""
    with bench.mosquitto(*settings) as broker:
        subscriber(broker).leave()
        began = time.time()
        publish(broker, MESSAGES, 10**9)
        speed = round(MESSAGES / (time.time() - began))
    with bench.mosquitto(*settings) as broker:
        subscriber(broker).leave()
        publish(broker, MESSAGES, PER_SECOND)
        broker.kill()
        broker.start()
        left = subscriber(broker)
        left.wait()
        left.leave()
        return speed, MESSAGES - len(set(left.heard))


def present(bench, settings):
    """The same to a lab that reads: what it never got, and what it got a second time after the SIGKILL."""
    with bench.mosquitto(*settings) as broker:
        before = subscriber(broker)
        publish(broker, MESSAGES, PER_SECOND)
        broker.kill()
        before.wait()
        broker.start()
        after = subscriber(broker)
        after.wait()
        after.leave()
        heard = before.heard + after.heard
        return MESSAGES - len(set(heard)), len(heard) - len(set(heard))


class Subscriber:
    """Stands for the lab: a session that outlives its connection, at QoS 1."""

    def __init__(self, port):
        self.heard, self.granted = [], []
        self.wire = client("bench-lab", lasting=True)
        self.wire.username_pw_set(TEACHER, TEACHER)
        self.wire.on_message = lambda _client, _userdata, message: self.heard.append(message.payload)
        self.wire.on_subscribe = lambda *_: self.granted.append(1)
        self.wire.connect("127.0.0.1", port)
        self.wire.subscribe("DST/PETICION", 1)
        self.wire.loop_start()
        while not self.granted:
            time.sleep(0.01)

    def wait(self, quiet=1.0):
        """Until nothing has come for so long."""
        count, since = -1, 0.0
        while len(self.heard) != count or time.time() - since < quiet:
            if len(self.heard) != count:
                count, since = len(self.heard), time.time()
            time.sleep(0.05)
        self.wire.loop_stop()

    def leave(self):
        self.wire.disconnect()
        self.wire.loop_stop()


def subscriber(broker):
    return Subscriber(broker.port)


def publish(broker, count, pace):
    """At QoS 1, and no faster than so many a second; returns once all are acknowledged."""
    acked, began = [], time.time()
    wire = client("bench-students")
    wire.on_publish = lambda *_: acked.append(1)
    wire.connect("127.0.0.1", broker.port)
    for number in range(count):
        while number - len(acked) >= 64 or number > (time.time() - began) * pace:
            wire.loop(0.001)
        wire.publish("DST/PETICION", f"{number:08d}", 1)
    while len(acked) < count:
        wire.loop(0.01)
    wire.disconnect()
