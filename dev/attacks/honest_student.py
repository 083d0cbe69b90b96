# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Students beside an attack. Each asks for a code and redeems it, again and again, in a process of its own."""
import math
import multiprocessing
import time
from collections import defaultdict
from dataclasses import dataclass

from support.lab_process import dni
from support.mqtt_client import CODES, REQUESTS, SOLUTIONS, VERDICTS, new_client

PATIENCE = 5.0  # seconds for each answer; then the student starts again, with a new connection
LISTENING = 1.3  # seconds from a request to the end of its connection: its own code may come after another's
PAUSE = 0.2  # seconds between two flows
NEVER = math.inf


@dataclass
class Flow:
    """What a student did once. The times are seconds, or NEVER. The student redeems the first code that it hears."""
    dni: str
    began_at: float
    connected_in: float = 0.0
    asked_at: float = 0.0
    redeemed_in: float = NEVER
    verdict: str = ""


class HonestStudent:
    """Asks with another DNI each time, from ``first`` on, so that the row of a request tells which code answers it."""

    def __init__(self, port, address, first, qos, stays_connected):
        self.port, self.address, self.first, self.qos, self.stays_connected = port, address, first, qos, stays_connected
        self.client, self.subscribed, self.lost = None, False, False
        self.flows, self.heard, self.verdicts, self.codes = [], defaultdict(list), {}, []

    def run(self, ended):
        while not ended.is_set():
            self._flow(Flow(dni(self.first + len(self.flows)), time.time()))
            self._pass(PAUSE)
        self._disconnect()

    def _flow(self, flow):
        self.flows.append(flow)
        if not self.client and not self._connect():
            flow.connected_in = NEVER
            return self._disconnect()
        flow.connected_in, flow.asked_at = time.time() - flow.began_at, time.time()
        self.codes.clear()
        self.client.publish(REQUESTS, flow.dni, self.qos)
        if self._wait(lambda: self.codes):
            code, redeemed_at = self.codes[0], time.time()
            self.verdicts.pop(code, None)
            self.client.publish(SOLUTIONS, f"{code};Alumno {flow.dni};{flow.dni}@example.org", self.qos)
            if self._wait(lambda: code in self.verdicts):
                received_at, flow.verdict = self.verdicts[code]
                flow.redeemed_in = received_at - redeemed_at
        if not self.stays_connected or flow.redeemed_in == NEVER:
            self._pass(flow.asked_at + LISTENING - time.time())
            self._disconnect()

    def _connect(self):
        self.subscribed, self.lost = False, False
        self.client = new_client(f"student-{self.first}-{len(self.flows)}")
        self.client.on_connect = lambda client, *_: client.subscribe([(CODES, self.qos), (VERDICTS, self.qos)])
        self.client.on_subscribe = lambda *_: setattr(self, "subscribed", True)
        self.client.on_message = self._on_message
        try:
            self.client.connect("127.0.0.1", self.port, bind_address=self.address)
        except OSError:
            return False
        return self._wait(lambda: self.subscribed)

    def _on_message(self, _client, _userdata, message):
        text, now = message.payload.decode(), time.time()
        if message.topic == CODES:
            self.heard[text].append(now)
            self.codes.append(text)
        else:
            code, _, verdict = text.rpartition(";")
            self.verdicts.setdefault(code, (now, verdict))

    def _wait(self, condition):
        deadline = time.time() + PATIENCE
        while not condition() and time.time() < deadline and not self.lost:
            self.lost = self.client.loop(0.05) != 0
        return bool(condition())

    def _pass(self, seconds):
        end = time.time() + seconds
        while time.time() < end:
            if not self.client or self.client.loop(0.02) != 0:
                time.sleep(max(0.0, end - time.time()))

    def _disconnect(self):
        if self.client:
            self.client.disconnect()
            self.client = None


class StudentProcess:
    """``result`` ends it and returns (flows, when each code was heard)."""

    def __init__(self, *student):
        self.ended, (self.results, sender) = multiprocessing.Event(), multiprocessing.Pipe(False)
        self.process = multiprocessing.Process(target=self._run, args=(student, sender), daemon=True)
        self.process.start()
        sender.close()

    def _run(self, student, sender):
        honest = HonestStudent(*student)
        honest.run(self.ended)
        sender.send((honest.flows, dict(honest.heard)))

    def result(self):
        self.ended.set()
        flows = self.results.recv() if self.results.poll(3 * PATIENCE) else ([], {})
        self.process.join(PATIENCE)
        return flows

    def kill(self):
        self.process.kill()
        self.process.join()
