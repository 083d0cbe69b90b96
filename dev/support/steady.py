# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A client that asks for a code at a steady rate, so that it is known for how long no lab answers."""
import time

from classroom import Student
from service import dni

PER_SECOND = 5


class SteadyRequests:
    """Each has a DNI of its own, from ``first`` on, so that a row tells which code answers which request."""

    def __init__(self, errands, first):
        self.errands, self.number, self.first, self.sent, self.due = errands, errands.number, first, 0, 0.0

    @property
    def over(self):
        return self.errands.over

    def next(self):
        now = time.time()
        if now < self.due:
            return None
        self.due = max(self.due + 1 / PER_SECOND, now)
        says = dni(self.first + self.sent)
        self.sent += 1
        return "request", says, says, frozenset({"ISSUED"})


class SteadyStudent(Student):

    def __init__(self, number, stage, errands, first):
        super().__init__(number, stage, SteadyRequests(errands, first))
        self.qos = 1
