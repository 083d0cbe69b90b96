# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long honest students waited."""
import math
import statistics
from dataclasses import dataclass, field

from honest_student import NEVER


@dataclass
class AnswerTimes:
    """In seconds. ``unanswered`` are the flows in which at least one answer never came."""
    connect: list = field(default_factory=list)
    ask: list = field(default_factory=list)
    redeem: list = field(default_factory=list)
    accepted: int = 0
    flows: int = 0

    def longest(self):
        return max([*self.connect, *self.ask, *self.redeem], default=NEVER)

    def unanswered(self):
        return sum(time == NEVER for time in (*self.connect, *self.ask, *self.redeem))

    def __str__(self):
        parts = [f"connect {seconds(max(self.connect, default=NEVER))}"]
        parts += [f"{name} {seconds(median(times))} / {seconds(max(times, default=NEVER))}"
                  for name, times in (("ask", self.ask), ("redeem", self.redeem))]
        return f"{', '.join(parts)}; {self.accepted} of {self.flows} accepted"


def answer_times(results, codes, began_at, ended_at):
    """Of the flows that began in this time. ``codes`` has the code of each DNI, by the rows of the lab.

    A flow that could not connect did not ask, so only its connection counts as unanswered.
    """
    times = AnswerTimes()
    for flows, heard in results:
        for flow in flows:
            if not began_at <= flow.began_at < ended_at:
                continue
            times.flows += 1
            times.accepted += flow.verdict == "ACCEPTED"
            times.connect.append(flow.connected_in)
            if flow.connected_in == NEVER:
                continue
            heard_at = heard.get(codes.get(flow.dni), ())
            answered_at = min((at for at in heard_at if at >= flow.asked_at), default=NEVER)
            times.ask.append(answered_at - flow.asked_at)
            if answered_at < NEVER:
                times.redeem.append(flow.redeemed_in)
    return times


def median(times):
    return statistics.median(times) if times else NEVER


def seconds(value):
    return "never" if math.isinf(value) else f"{value:.2f} s"
