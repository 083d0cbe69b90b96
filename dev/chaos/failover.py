# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long there was no leader, and what was published again without a reason. Tested by test_failover.py."""
import math
from collections import defaultdict
from dataclasses import dataclass

from verification import published_code

UNBOUNDED = math.inf
MARGIN = 3.0  # seconds that a takeover may last longer than the failover time


@dataclass
class Outage:
    """From the end of a leader until all instances answer again and one of them is the connected leader."""
    fault: str
    round: int
    began_at: float
    bound: float = UNBOUNDED  # after how many seconds the next code has to be received
    ended_at: float = math.inf


def failover_times(outages, messages, rows, received):
    """(outage, seconds): until the first code that answers a request which was sent after the outage began.

    Each request that gets a code has its own DNI, so its row has the code that answers it.
    """
    code = {row.key: row.code for row in rows if row.kind == "request" and row.code}
    answered = [(message.sent_at, received.times[code[message.key]][0]) for message in messages
                if message.kind == "request" and received.times.get(code.get(message.key))]
    return [(outage, min((at - outage.began_at for sent_at, at in answered if sent_at > outage.began_at),
                         default=math.inf)) for outage in outages]


def late(times):
    return [f"{outage.fault} in round {outage.round}: the next code was received after {formatted(seconds)}, "
            f"and {outage.bound:.1f} s is allowed" for outage, seconds in times if seconds > outage.bound]


def longest(times):
    """The longest time of each kind of fault, in the order in which they first occur."""
    result = {}
    for outage, seconds in times:
        result[outage.fault] = max(seconds, result.get(outage.fault, 0.0))
    return result


def formatted(seconds):
    return f"{seconds:.1f} s" if seconds < math.inf else "never"


def unexplained_repetitions(outages, rows, received):
    """Codes and verdicts that were received more often than there are rows, and that no outage explains.

    A new leader publishes again what was stored before and not confirmed. So an outage explains a repetition if the
    outage began before the last time that it was received, and the row was received before the outage ended.
    """
    received_at = defaultdict(list)
    for row in rows:
        published = row.code if row.kind == "request" else (published_code(row), row.outcome)
        received_at[published].append(row.received_at)
    return [f"{published} was received {len(times)} times, for {len(received_at[published])} rows"
            for published, times in received.times.items()
            if len(times) > len(received_at[published]) > 0
            and not _explained(outages, min(received_at[published]), max(times))]


def _explained(outages, row_received_at, published_at):
    return any(outage.began_at <= published_at and row_received_at <= outage.ended_at for outage in outages)
