# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What Mosquitto's autosave costs with each setting, and which messages it loses or repeats after a SIGKILL."""
import time

from support.benchmark import WARMUP_FLOWS, WINDOW
from support.mqtt_client import REQUESTS, TEACHER, new_client
from support.report import formatted, table

SETTINGS = (
    ("persistence false",),
    ("autosave_interval 1800",),
    (),
    ("autosave_interval 1",),
    ("autosave_interval 1000", "autosave_on_changes true"),
    ("autosave_interval 1", "autosave_on_changes true"),
)
MESSAGES, PER_SECOND = 4_321, 1_000  # not a multiple of the changes after which Mosquitto saves
QOS = 1


def autosave(bench):
    rows = []
    for settings in SETTINGS:
        with bench.mosquitto(*settings) as broker, bench.baseline(broker, QOS):
            baseline = bench.run_load(broker.port, bench.options.flows, WINDOW, QOS, 0)
        with bench.mosquitto(*settings) as broker, bench.warm_lab(broker) as lab:
            dst_lab = bench.run_load(lab.broker_port, bench.options.flows, WINDOW, QOS, WARMUP_FLOWS)
        queued_per_s, lost = without_subscriber(bench, settings)
        rows.append([", ".join(settings) or "as shipped", formatted(baseline, "codes_per_s"),
                     formatted(dst_lab, "codes_per_s"), queued_per_s, lost, *with_subscriber(bench, settings)])
    return table(["mosquitto.conf", "baseline codes/s", "dst-lab codes/s", "queued/s without a lab",
                  f"lost of {MESSAGES} queued", f"lost of {MESSAGES} to a connected lab", "repeated"], rows)


def without_subscriber(bench, settings):
    """(messages/s that are queued, lost messages): the second at a limited rate, with a SIGKILL after the last one."""
    with bench.mosquitto(*settings) as broker:
        Subscriber(broker.port).disconnect()
        began = time.time()
        publish(broker, MESSAGES, 10**9)
        speed = round(MESSAGES / (time.time() - began))
    with bench.mosquitto(*settings) as broker:
        Subscriber(broker.port).disconnect()
        publish(broker, MESSAGES, PER_SECOND)
        broker.kill()
        broker.start()
        subscriber = Subscriber(broker.port)
        subscriber.wait_for_silence()
        subscriber.disconnect()
        return speed, MESSAGES - len(set(subscriber.received))


def with_subscriber(bench, settings):
    """(lost messages, messages that were received again after the SIGKILL)."""
    with bench.mosquitto(*settings) as broker:
        before = Subscriber(broker.port)
        publish(broker, MESSAGES, PER_SECOND)
        broker.kill()
        before.wait_for_silence()
        broker.start()
        after = Subscriber(broker.port)
        after.wait_for_silence()
        after.disconnect()
        received = before.received + after.received
        return MESSAGES - len(set(received)), len(received) - len(set(received))


class Subscriber:
    """Takes the place of the lab: a persistent session at QoS 1."""

    def __init__(self, port):
        self.received, self.subscribed = [], []
        self.client = new_client("bench-lab", TEACHER, persistent=True)
        self.client.on_message = lambda _client, _userdata, message: self.received.append(message.payload)
        self.client.on_subscribe = lambda *_: self.subscribed.append(1)
        self.client.connect("127.0.0.1", port)
        self.client.subscribe(REQUESTS, 1)
        self.client.loop_start()
        while not self.subscribed:
            time.sleep(0.01)

    def wait_for_silence(self, seconds=1.0):
        """Until nothing has been received for so long."""
        count, since = -1, 0.0
        while len(self.received) != count or time.time() - since < seconds:
            if len(self.received) != count:
                count, since = len(self.received), time.time()
            time.sleep(0.05)
        self.client.loop_stop()

    def disconnect(self):
        self.client.disconnect()
        self.client.loop_stop()


def publish(broker, count, per_second):
    """At QoS 1 and at most so many a second. Returns when all are acknowledged."""
    acked, began = [], time.time()
    client = new_client("bench-students")
    client.on_publish = lambda *_: acked.append(1)
    client.connect("127.0.0.1", broker.port)
    for number in range(count):
        while number - len(acked) >= WINDOW or number > (time.time() - began) * per_second:
            client.loop(0.001)
        client.publish(REQUESTS, f"{number:08d}", 1)
    while len(acked) < count:
        client.loop(0.01)
    client.disconnect()
