# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Students at a given rate, on several connections in turn, of which one is replaced each second.

There are 10,000 codes in a course, so a course of the load has two parts. First each flow is a student who draws a code
and redeems it. Then each flow is a student who asks again and gets an unused code that it already has, and one who
submits an accepted solution again (DUPLICATE). Each flow is two messages that the lab judges, stores and answers.
"""
import itertools
import time
from collections import Counter
from contextlib import suppress

from support import mqtt_packets
from support.lab_process import dni
from support.mqtt_client import CODES, REQUESTS, SOLUTIONS, VERDICTS
from support.raw_client import RawClient, Target

FRESH_FLOWS = 8_000  # of a course; each uses up a code
HOLDERS = 200  # students who ask again; each holds DST_CODES_PERSTUDENT unused codes
CONNECTIONS, REPLACED_EVERY = 20, 1.0
CLASSROOM = 200  # addresses of the connections, from 127.0.1.1 on
DRAIN = 2.0  # seconds for the last answers
REFUSED_EVERY = 10  # flows; such a flow has a malformed request too


class Load:
    """``figures`` counts flows and answers. All connections subscribe, as those of students do."""

    def __init__(self, port, rate, keeps_connections=False):
        self.port, self.rate, self.keeps_connections = port, rate, keeps_connections
        self.figures, self.clients, self.kept, self.addresses = Counter(), [], [], itertools.count()
        self.redeemed, self.replaced_at, self.fresh = [], 0.0, True

    def run_course(self, seconds):
        """From empty tables on. Returns after so many seconds."""
        self._close_all()
        self.clients = [self._connect() for _ in range(1 + CONNECTIONS)]
        self.redeemed, began, flows = [], time.time(), 0
        while time.time() - began < seconds:
            while flows < (time.time() - began) * self.rate:
                self._start_flow(flows)
                flows += 1
            self._read_all()
            if time.time() - self.replaced_at > REPLACED_EVERY:
                self._replace(1)
        end = time.time() + DRAIN
        while time.time() < end:
            self._read_all()
        self._close_all()

    def _start_flow(self, number):
        client = self.clients[1 + number % CONNECTIONS]
        if number < FRESH_FLOWS:
            client.send(mqtt_packets.publish(REQUESTS, dni(HOLDERS + number)))
        else:
            client.send(mqtt_packets.publish(REQUESTS, dni(number % HOLDERS)))
            if self.redeemed:
                client.send(mqtt_packets.publish(SOLUTIONS, self.redeemed[number % len(self.redeemed)]))
        if number % REFUSED_EVERY == 0:
            client.send(mqtt_packets.publish(REQUESTS, f"dni {number}"))
        self.figures["flows"] += 1
        self.fresh = number < FRESH_FLOWS

    def _read_all(self):
        """The messages of the first connection are counted; the others have to be read too."""
        for number, client in enumerate(self.clients):
            try:
                packets = client.read(0.0 if number else 0.001)
            except OSError as error:
                self._report_loss(number, error)
                self._replace(number)
                continue
            for kind, body in packets:
                if number == 0 and kind & 0xF0 == mqtt_packets.PUBLISH:
                    self._on_message(*mqtt_packets.payload_of(kind, body))

    def _report_loss(self, number, error):
        self.figures["connections lost"] += 1
        age = time.time() - self.clients[number].connected_at
        print(f"{time.strftime('%X')}: connection {number}, {age:.0f} s old, was lost: {error}", flush=True)

    def _on_message(self, topic, payload):
        text = payload.decode()
        if topic == VERDICTS:
            self.figures["verdicts"] += 1
        elif topic == CODES:
            self.figures["codes"] += 1
            if self.fresh:
                solution = f"{text};Alumno;alumno0{text[:4]}@teleco.upv.es"
                self.clients[1 + self.figures["codes"] % CONNECTIONS].send(
                    mqtt_packets.publish(SOLUTIONS, solution))
                self.redeemed.append(solution)

    def _replace(self, number):
        self.replaced_at = time.time()
        old, self.clients[number] = self.clients[number], self._connect()
        # The oldest one is the first of the list, after the one that listens.
        self.clients[1:] = [*self.clients[2:], self.clients[1]]
        (self.kept.append if self.keeps_connections else close)(old)

    def _close_all(self):
        for client in self.clients:
            close(client)
        self.clients = []

    def _connect(self):
        address = f"127.0.1.{1 + next(self.addresses) % CLASSROOM}"
        client = RawClient(Target(self.port, 0, address))
        client.send(mqtt_packets.subscribe([CODES, VERDICTS]))
        return client


def close(client):
    with suppress(OSError):
        client.send(mqtt_packets.DISCONNECT)
    client.close()
