# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Students who come once, each a client of its own: subscribe, ask, solve, hear the verdict, leave; so many at a time."""
import threading
import time

from classroom import TOPICS, client
from service import dni

PATIENCE = 30  # seconds for one student


class Attendance:
    """``came`` counts those who left with a verdict. A code is whose it is first, as with the real ones, but never two's."""

    def __init__(self, port, first, size, at_once):
        self.port, self.numbers, self.taken, self.came = port, iter(range(first, first + size)), set(), 0
        self.turn = threading.Lock()
        self.threads = [threading.Thread(target=self._run, daemon=True) for _ in range(at_once)]

    def attend(self):
        for thread in self.threads:
            thread.start()
        for thread in self.threads:
            thread.join()
        return self

    def _run(self):
        while (number := self._next()) is not None:
            if Student(self, number).attends():
                with self.turn:
                    self.came += 1

    def _next(self):
        with self.turn:
            return next(self.numbers, None)

    def take(self, code):
        with self.turn:
            free = code not in self.taken
            self.taken.add(code)
            return free


class Student:
    def __init__(self, attendance, number):
        self.attendance, self.number, self.asked, self.code, self.done = attendance, number, False, "", False
        self.wire = client(f"capacity-{number}")
        self.wire.on_connect = lambda it, *_: it.subscribe([("DST/CODIGO", 0), ("DST/RESULTADO", 0)])
        self.wire.on_subscribe = self._ask
        self.wire.on_message = lambda _client, _userdata, message: self._hear(message.topic, message.payload.decode())

    def attends(self):
        until = time.time() + PATIENCE
        self.wire.connect("127.0.0.1", self.attendance.port)
        while not self.done and time.time() < until:
            self.wire.loop(0.2)
        self.wire.disconnect()
        return self.done

    def _ask(self, *_):
        self.asked = True
        self.wire.publish(TOPICS["request"], dni(self.number))

    def _hear(self, topic, text):
        if topic == "DST/RESULTADO":
            self.done = self.done or text.split(";")[0] == self.code
        elif self.asked and not self.code and self.attendance.take(text):
            self.code = text
            name = f"{text};Alumno {self.number:05d};alumno{self.number:05d}@teleco.upv.es"
            self.wire.publish(TOPICS["solution"], name)
