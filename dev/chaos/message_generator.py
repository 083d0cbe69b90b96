# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The random messages of a round, correct ones and malformed ones."""
import threading
import time
from collections import deque

from records import ISSUED, REDEEMED
from support.lab_process import dni

BURSTS_PER_SECOND = 4
REFUSED, REFUSED_PER_SECOND = 8_000, 80  # of the 10,000 and 100 a second of which a lab keeps the rows


class RefusalAllowance:
    """How many messages a lab may refuse, so that it keeps the row of each of them. Thread-safe."""

    def __init__(self):
        self.left, self.counted_at, self.lock = REFUSED, time.time(), threading.Lock()

    def take(self):
        with self.lock:
            self._refill()
            granted = self.left >= 1
            self.left -= granted
            return granted

    def spend(self, number):
        """Takes more than there are, if need be."""
        with self.lock:
            self._refill()
            self.left -= number

    def _refill(self):
        now = time.time()
        self.left = min(REFUSED, self.left + (now - self.counted_at) * REFUSED_PER_SECOND)
        self.counted_at = now


class MessageGenerator:
    """Returns ``rate`` messages a second in bursts, among them ``requests`` that get a code; fewer without allowance.

    The last ``reserved`` of these requests are not returned.
    """

    def __init__(self, round_number, first_dni, requests, rate, observer, random, refusals):
        self.round, self.random, self.observer, self.refusals = round_number, random, observer, refusals
        self.dnis, self.reserved = deque(dni(n) for n in range(first_dni, first_dni + requests)), 0
        self.burst, self.left_in_burst, self.burst_began = rate // BURSTS_PER_SECOND, 0, 0.0
        self.codes_to_reuse, self.count, self.lock, self.closed = deque(), 0, threading.Lock(), False

    def next(self):
        """(kind, text, key, allowed outcomes); None if it is too early for the next message."""
        with self.lock:
            if time.time() - self.burst_began >= 1 / BURSTS_PER_SECOND:
                self.left_in_burst, self.burst_began = self.burst, time.time()
            if self.left_in_burst == 0:
                return None
            self.left_in_burst -= 1
            self.count += 1
            return self._choose(f"r{self.round}-{self.count}")

    def _choose(self, name):
        chance = self.random.random()
        if 0.3 <= chance < 0.55 and len(self.dnis) > self.reserved:
            enrolled = self.dnis.popleft()
            return "request", enrolled, enrolled, ISSUED
        if not self.refusals.take():
            return None
        code = self._code() if chance < 0.3 else None
        return ("solution", f"{code};{name};{address(code)}", name, REDEEMED) if code else self._refused(name, chance)

    def _code(self):
        """A code that was received. Two students submit some codes; the lab accepts one of the two submissions."""
        reuse = self.codes_to_reuse and self.random.random() < 0.3
        queue = self.codes_to_reuse if reuse else self.observer.unused_codes
        if not queue:
            return None
        code = queue.popleft()
        if not reuse and self.random.random() < 0.2:
            self.codes_to_reuse.append(code)
        return code

    def _refused(self, name, chance):
        kind = int(chance * 1000) % 4
        if kind == 0:
            return "request", f"dni {name}", f"dni {name}", frozenset({"MALFORMED"})
        if kind == 1:
            unknown = f"{60_000_000 + self.round * 100_000 + self.count:08d}"
            return "request", unknown, unknown, frozenset({"NOT_ENROLLED"})
        if kind == 2:
            return "solution", f"{self.count % 10_000:04d} ;{name};a@upv.es", name, frozenset({"INVALID_CODE"})
        return "solution", f"12345;{name}", f"12345;{name}", frozenset({"MALFORMED"})


def address(code):
    """One of the roster for each code, because the lab limits the mails to an address, and to those of strangers."""
    return f"alumno0{code[:4]}@teleco.upv.es"
