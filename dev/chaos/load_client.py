# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""MQTT clients that send the messages of a generator, each message once, as fast as the generator allows."""
import threading
import time
from collections import deque

import paho.mqtt.client as mqtt

from records import SentMessage
from support.mqtt_client import CODES, REQUESTS, SOLUTIONS, new_client

WINDOW = 32  # unacknowledged messages of a client
QOS0_IN_A_ROW = 20  # at most; then a message at QoS 1 confirms them
TOPICS = {"request": REQUESTS, "solution": SOLUTIONS}


class LoadClient(threading.Thread):
    """Uses a new MQTT client with new messages for each connection: an unacknowledged message stays unknown."""

    def __init__(self, number, system, generator):
        super().__init__(daemon=True)
        self.number, self.system, self.generator = number, system, generator
        self.version5, self.qos = number % 2 == 1, 0 if number % 3 == 2 else 1
        self.sent, self.connections = [], 0

    def run(self):
        while not self.generator.closed:
            broker_run = self.system.usable_broker_run()
            if broker_run is None:
                time.sleep(0.02)
                continue
            self.connections += 1
            try:
                self._connect_and_send(broker_run)
            except OSError:
                time.sleep(0.1)

    def _connect_and_send(self, broker_run):
        client = new_client(f"chaos-{self.number}-{self.generator.round}-{self.connections}", version5=self.version5)
        connected, acks = [], deque()
        client.on_connect = lambda _c, _u, _f, code, *_: connected.append(str(code) in ("0", "Success"))
        client.on_publish = lambda _c, _u, mid, *more: is_refused(client, more) or acks.append((mid, time.time()))
        client.connect("127.0.0.1", self.system.port, keepalive=15)
        deadline = time.time() + 5
        while not connected and client.loop(0.05) == mqtt.MQTT_ERR_SUCCESS and time.time() < deadline:
            pass
        # A broker is marked as killed before it is killed. So this is a connection to the run that is recorded.
        if connected == [True] and self.system.usable_broker_run() == broker_run:
            client.subscribe(CODES)  # The embedded broker slows down clients that submit codes that they did not hear.
            self._send_all(client, broker_run, acks)
        client.disconnect()

    def _send_all(self, client, broker_run, acks):
        unacked, unconfirmed_qos0 = {}, []
        while client.loop(0.01) == mqtt.MQTT_ERR_SUCCESS:
            while acks:
                self._acknowledge(*acks.popleft(), unacked)
            if self.generator.closed and not unacked:
                return
            while (len(unacked) < WINDOW and not self.generator.closed
                   and self._send(client, broker_run, unacked, unconfirmed_qos0)):
                pass
        while acks:
            self._acknowledge(*acks.popleft(), unacked)

    def _send(self, client, broker_run, unacked, unconfirmed_qos0):
        generated = self.generator.next()
        if generated is None:
            return False
        kind, text, key, allowed = generated
        qos = 1 if self.qos == 1 or len(unconfirmed_qos0) >= QOS0_IN_A_ROW else 0
        message = SentMessage(kind, key, qos, broker_run, self.generator.round, time.time(), allowed)
        self.sent.append(message)
        published = client.publish(TOPICS[kind], text, qos)
        if qos == 0:
            unconfirmed_qos0.append(message)
        else:
            unacked[published.mid] = (message, list(unconfirmed_qos0))
            unconfirmed_qos0.clear()
        return published.rc == mqtt.MQTT_ERR_SUCCESS

    @staticmethod
    def _acknowledge(mid, moment, unacked):
        """A broker reads a connection in order: an acknowledgement also confirms the QoS 0 messages sent before."""
        message, confirmed = unacked.pop(mid, (None, ()))
        if message:
            for one in (message, *confirmed):
                one.acked_at = moment


def is_refused(client, arguments):
    """Whether the PUBACK that is handled has a reason of MQTT 5 for a refusal, as from a broker whose disk is full.

    paho-mqtt 1 does not pass the reason on.
    """
    if arguments:
        return arguments[0].is_failure
    packet = client._in_packet["packet"]
    return client._protocol == mqtt.MQTTv5 and len(packet) > 2 and packet[2] >= 0x80
