# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A client that requests a code at a constant rate. It measures for how long no lab answers."""
import time

from load_client import LoadClient
from records import ISSUED
from support.lab_process import dni

PER_SECOND = 5


class ProbeRequests:
    """Each request has its own DNI, from ``first_dni`` on, so its row has the code that answers it."""

    def __init__(self, generator, first_dni):
        self.generator, self.round, self.first_dni = generator, generator.round, first_dni
        self.sent, self.due_at = 0, 0.0

    @property
    def closed(self):
        return self.generator.closed

    def next(self):
        now = time.time()
        if now < self.due_at:
            return None
        self.due_at = max(self.due_at + 1 / PER_SECOND, now)
        key = dni(self.first_dni + self.sent)
        self.sent += 1
        return "request", key, key, ISSUED


class ProbeClient(LoadClient):

    def __init__(self, number, system, generator, first_dni):
        super().__init__(number, system, ProbeRequests(generator, first_dni))
        self.qos = 1
