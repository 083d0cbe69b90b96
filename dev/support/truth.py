# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was sent and heard, held against what the lab's tables say. Pure: no clock, no network; test_truth.py makes it bite."""
from collections import Counter, defaultdict
from dataclasses import dataclass, field

SOLVED = frozenset({"ACCEPTED", "ALREADY_USED"})


@dataclass
class Message:
    """One message that a student sent once; what it says is said by no other, so its row is recognised."""
    topic: str  # "request" or "solution"
    says: str  # the DNI, the name, or the whole text where it cannot be told apart
    qos: int
    life: int  # which run of the broker took it
    round: int
    sent_at: float
    allowed: frozenset  # the outcomes that would be right
    acked_at: float = 0.0  # when the broker had it for sure; 0 where nobody knows

    def __str__(self):
        acked = f"acknowledged {self.acked_at:.3f}" if self.acked_at else "unacknowledged"
        return f"{self.topic} {self.says!r} at QoS {self.qos} in the broker's life {self.life}, sent {self.sent_at:.3f}, {acked}"


@dataclass
class Row:
    id: int
    topic: str
    says: str
    outcome: str
    code: str
    received_at: float

    def __str__(self):
        return f"{self.topic} row {self.id} {self.says!r} {self.outcome} {self.code}, received {self.received_at:.3f}"


@dataclass
class Life:
    """A run of the broker; from ``ready_at`` on the lab and the observer are subscribed."""
    began_at: float = 0.0
    ready_at: float = float("inf")
    killed: bool = False


@dataclass
class Heard:
    """What the observing client heard, and how often; verdicts as (code, verdict). ``times`` has when, of both."""
    codes: Counter = field(default_factory=Counter)
    verdicts: Counter = field(default_factory=Counter)
    times: dict = field(default_factory=lambda: defaultdict(list))


@dataclass
class Findings:
    """What is wrong, by its kind, in words; and what can be said against Mosquitto or QoS 0, but not against the lab."""
    faults: dict = field(default_factory=lambda: defaultdict(list))
    repeated: list = field(default_factory=list)  # sent again by a Mosquitto that came back with what it had saved before
    forgotten: list = field(default_factory=list)  # acknowledged by a Mosquitto that was killed with them
    lost_at_qos0: list = field(default_factory=list)  # the same at QoS 0, which promises less
    unheard: list = field(default_factory=list)  # codes that the broker may have taken with it: their requests' rows
    letters_again: int = 0  # that came a second time under their Message-ID
    heard_again: int = 0  # codes that were said a second time
    waited: list = field(default_factory=list)  # (trouble, seconds) until the next leader's first code


def judge(messages, rows, heard, lives, embedded, before=()):
    """Holds all of it against each other; ``before`` are rows that were seen earlier and must still be there."""
    found = Findings()
    by_key = defaultdict(list)
    for row in rows:
        by_key[row.topic, row.says].append(row)
    _each_message(messages, by_key, lives, embedded, found)
    _each_row(messages, by_key, rows, before, found)
    _each_code(messages, rows, heard, lives, embedded, found)
    return found


def _each_message(messages, by_key, lives, embedded, found):
    last = defaultdict(lambda: float("-inf"))
    for message in messages:
        if by_key[message.topic, message.says]:
            last[message.life] = max(last[message.life], message.sent_at)
    for message in messages:
        mine = by_key[message.topic, message.says]
        if len(mine) > 1:
            at_fault = embedded or len({_life(row, lives) for row in mine}) < len(mine)
            if at_fault:
                found.faults["doubled"].append(f"{message}: rows {[row.id for row in mine]}")
            else:
                found.repeated.append(message)
        if not mine and message.acked_at:
            _missing(message, lives[message.life].killed, last[message.life], embedded, found)
        first = min(mine, key=lambda row: row.id, default=None)
        if first and first.outcome not in message.allowed:
            found.faults["wrong"].append(f"{first}, but {sorted(message.allowed)} would be right")


def _life(row, lives):
    """In which run of the broker it was received: one that was killed may be followed by one that repeats what it saved."""
    return sum(life.began_at <= row.received_at for life in lives)


def _missing(message, killed, last, embedded, found):
    """A broker delivers in order: it cannot have forgotten what came before something that it did deliver."""
    excused = killed and (message.qos == 0 if embedded else message.acked_at >= last)
    if not excused:
        found.faults["lost"].append(str(message))
    else:
        (found.forgotten if message.qos else found.lost_at_qos0).append(message)


def _each_row(messages, by_key, rows, before, found):
    sent = {(message.topic, message.says) for message in messages}
    found.faults["unsent"] += [str(row) for row in rows if (row.topic, row.says) not in sent]
    there = {(row.topic, row.id): (row.says, row.outcome, row.code) for row in rows}
    found.faults["vanished"] += [
        str(row) for row in before if there.get((row.topic, row.id)) != (row.says, row.outcome, row.code)]


def _each_code(messages, rows, heard, lives, embedded, found):
    qos = {message.says: message.qos for message in messages if message.topic == "request"}
    issued, accepted, solved = defaultdict(list), Counter(), set()
    for row in rows:
        if row.topic == "request" and row.code:
            issued[row.code].append(row)
        elif row.topic == "solution" and row.outcome in SOLVED:
            solved.add(row.code)
            accepted[row.code] += row.outcome == "ACCEPTED"
    found.faults["phantom"] += [f"{code} was heard, and no request has it" for code in heard.codes if code not in issued]
    for code, requests in issued.items():
        if len({row.says for row in requests}) > 1:
            found.faults["shared"].append(f"{code} was issued to {[row.says for row in requests]}")
        if code not in heard.codes:
            _unheard(requests[0], qos.get(requests[0].says, 1), lives, embedded, found)
    found.faults["accepted twice"] += [f"{code}: {times} rows" for code, times in accepted.items() if times > 1]
    found.faults["accepted never"] += [code for code in solved if not accepted[code]]
    told = {(announced(row), row.outcome) for row in rows if row.topic == "solution"}
    found.faults["contradicted"] += [f"{said} was heard, and no row says so" for said in heard.verdicts if said not in told]


def _unheard(row, qos, lives, embedded, found):
    """The observer's session outlives what kills the lab, but not Mosquitto; and in a broker's memory QoS 0 does not."""
    may_be_gone = len(lives) > 1 and row.received_at < lives[-1].ready_at
    if may_be_gone and (qos == 0 if embedded else True):
        found.unheard.append(row)
    else:
        found.faults["unheard"].append(str(row))


def miscounted(status, rows):
    """Where the lab's own numbers differ from its rows."""
    requests = [row for row in rows if row.topic == "request"]
    solutions = [row for row in rows if row.topic == "solution"]
    issued = sum(row.outcome == "ISSUED" for row in requests)
    accepted = sum(row.outcome == "ACCEPTED" for row in solutions)
    drawn = len({row.code for row in requests if row.code})
    counted = {
        "requests": {"total": len(requests), "issued": issued, "refused": len(requests) - issued},
        "submissions": {"total": len(solutions), "accepted": accepted, "refused": len(solutions) - accepted},
        "codes": {"capacity": 10_000, "free": 10_000 - drawn, "open": drawn - accepted, "used": accepted},
    }
    return [f"{part}: the status says {status[part]}, the rows {numbers}"
            for part, numbers in counted.items() if status[part] != numbers]


def miswritten(rows, mails):
    """Where not exactly one mail was written about an accepted solution; ``mails`` are the codes of those about one."""
    accepted, written = Counter(row.code for row in rows if (row.topic, row.outcome) == ("solution", "ACCEPTED")), Counter(mails)
    return [f"{code}: accepted {accepted[code]} times, and {written[code]} mails say so"
            for code in sorted(accepted | written) if accepted[code] != written[code]]


def announced(row):
    """What stands before the first semicolon if it is five digits, even where the whole makes no sense."""
    first = (row.code or row.says).split(";")[0]
    return first if len(first) == 5 and first.isascii() and first.isdigit() else ""
