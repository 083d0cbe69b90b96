# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long the lab had no leader, and what was said again without a reason. Pure; test_failover.py makes it bite."""
import math
from collections import defaultdict
from dataclasses import dataclass

from truth import announced

UNBOUNDED = math.inf
MARGIN = 3.0  # seconds that a takeover may last longer than the failover time


@dataclass
class Trouble:
    """From the end of a leader until all instances answer again and one of them is the connected leader."""
    what: str
    round: int
    began_at: float
    bound: float = UNBOUNDED  # after how many seconds the next code has to be heard
    over_at: float = math.inf


def waits(troubles, messages, rows, heard):
    """(trouble, seconds): from its begin to the first code that answers a request which was sent after that begin.

    Each request of a class has a DNI of its own, so its row says which code answered it.
    """
    code = {row.says: row.code for row in rows if row.topic == "request" and row.code}
    answered = [(message.sent_at, heard.times[code[message.says]][0]) for message in messages
                if message.topic == "request" and heard.times.get(code.get(message.says))]
    return [(trouble, min((at - trouble.began_at for sent_at, at in answered if sent_at > trouble.began_at),
                          default=math.inf)) for trouble in troubles]


def late(waited):
    return [f"{trouble.what} in round {trouble.round}: the next code was heard after {shown(seconds)}, "
            f"and {trouble.bound:.1f} s is allowed" for trouble, seconds in waited if seconds > trouble.bound]


def longest(waited):
    """The longest of each kind, in the order of the kinds."""
    found = {}
    for trouble, seconds in waited:
        found[trouble.what] = max(seconds, found.get(trouble.what, 0.0))
    return found


def shown(seconds):
    return f"{seconds:.1f} s" if seconds < math.inf else "no time at all"


def said_again(troubles, rows, heard):
    """Codes and verdicts that were heard more often than there are rows about them, and that no trouble explains.

    A leader publishes again what was kept before it and not confirmed. So a trouble explains it if it began before the last
    time that it was heard, and the row was received before the trouble was over.
    """
    received = defaultdict(list)
    for row in rows:
        about = row.code if row.topic == "request" else (announced(row), row.outcome)
        received[about].append(row.received_at)
    return [f"{about} was heard {len(times)} times, for {len(received[about])} rows"
            for about, times in heard.times.items()
            if len(times) > len(received[about]) > 0 and not _explained(troubles, min(received[about]), max(times))]


def _explained(troubles, received_at, heard_at):
    return any(trouble.began_at <= heard_at and received_at <= trouble.over_at for trouble in troubles)
