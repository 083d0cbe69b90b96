# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Students with their own MQTT clients: each subscribes, requests a code, solves and waits for the verdict."""
import threading
import time

from support.lab_process import dni
from support.mqtt_client import CODES, REQUESTS, SOLUTIONS, VERDICTS, new_client

TIMEOUT = 30  # seconds for one student


class StudentClients:
    """Every client receives every code. Each takes the first one that no other client has taken.

    So no client submits a code that another one has used. ``verdict_count`` counts the students that got a verdict.
    """

    def __init__(self, port, first, size, at_a_time):
        self.port, self.numbers, self.taken_codes = port, iter(range(first, first + size)), set()
        self.verdict_count, self.lock = 0, threading.Lock()
        self.threads = [threading.Thread(target=self._run, daemon=True) for _ in range(at_a_time)]

    def run(self):
        """Returns when all students have disconnected."""
        for thread in self.threads:
            thread.start()
        for thread in self.threads:
            thread.join()
        return self

    def _run(self):
        while (number := self._next()) is not None:
            if StudentClient(self, number).run():
                with self.lock:
                    self.verdict_count += 1

    def _next(self):
        with self.lock:
            return next(self.numbers, None)

    def try_take(self, code):
        """Marks the code as taken. Returns False if it was taken already."""
        with self.lock:
            if code in self.taken_codes:
                return False
            self.taken_codes.add(code)
            return True


class StudentClient:
    def __init__(self, clients, number):
        self.clients, self.number, self.requested, self.code, self.has_verdict = clients, number, False, "", False
        self.mqtt = new_client(f"capacity-{number}")
        self.mqtt.on_connect = lambda client, *_: client.subscribe([(CODES, 0), (VERDICTS, 0)])
        self.mqtt.on_subscribe = self._request
        self.mqtt.on_message = lambda _client, _data, message: self._receive(message.topic, message.payload.decode())

    def run(self):
        """Whether the verdict was received."""
        deadline = time.time() + TIMEOUT
        self.mqtt.connect("127.0.0.1", self.clients.port)
        while not self.has_verdict and time.time() < deadline:
            self.mqtt.loop(0.2)
        self.mqtt.disconnect()
        return self.has_verdict

    def _request(self, *_):
        self.requested = True
        self.mqtt.publish(REQUESTS, dni(self.number))

    def _receive(self, topic, text):
        if topic == VERDICTS:
            self.has_verdict = self.has_verdict or text.split(";")[0] == self.code
        elif self.requested and not self.code and self.clients.try_take(text):
            self.code = text
            solution = f"{self.code};Alumno {self.number:05d};alumno{self.number:05d}@teleco.upv.es"
            self.mqtt.publish(SOLUTIONS, solution)
