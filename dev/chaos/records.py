# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the test knows: sent and received messages, the rows over REST, the runs of the broker, the findings."""
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timezone

from support.shifted_clock import without_jumps

# Verdicts after which the code is used: by this solution, or before by another one.
REDEEMED = frozenset({"ACCEPTED", "ALREADY_USED"})
ISSUED = frozenset({"ISSUED"})
FLOOD = "flood "  # begins the keys of all messages of the malicious client


@dataclass
class SentMessage:
    """A message that a client sent once. Its key is in no other message, so it identifies the row."""
    kind: str  # "request" or "solution"
    key: str  # the DNI, the name, or the whole text of a malformed message
    qos: int
    broker_run: int  # the index of the run of the broker to which it was sent
    round: int
    sent_at: float
    allowed: frozenset  # the outcomes that are correct
    acked_at: float = 0.0  # when the broker had it for sure; 0 if that is unknown

    def __str__(self):
        acked = f"acknowledged {self.acked_at:.3f}" if self.acked_at else "unacknowledged"
        return (f"{self.kind} {self.key!r} at QoS {self.qos} in run {self.broker_run} of the broker, "
                f"sent {self.sent_at:.3f}, {acked}")


@dataclass
class Row:
    """A request or a solution as the lab has it."""
    id: int
    kind: str
    key: str
    outcome: str
    code: str
    received_at: float

    def __str__(self):
        return f"{self.kind} row {self.id} {self.key!r} {self.outcome} {self.code}, received {self.received_at:.3f}"


@dataclass
class BrokerRun:
    """From ``ready_at`` on the lab and the observer are subscribed."""
    started_at: float = 0.0
    ready_at: float = float("inf")
    killed: bool = False


@dataclass
class Received:
    """How often the observer received each code and each (code, verdict).

    ``times`` maps each code and each (code, verdict) to the times at which it was received.
    """
    codes: Counter = field(default_factory=Counter)
    verdicts: Counter = field(default_factory=Counter)
    times: dict = field(default_factory=lambda: defaultdict(list))


@dataclass
class Findings:
    """``defects`` are those of the lab: texts by kind. The other fields have what a broker or a kill may cause."""
    defects: dict = field(default_factory=lambda: defaultdict(list))
    repeated: list = field(default_factory=list)  # sent again by a restarted Mosquitto from its last save
    lost_by_broker: list = field(default_factory=list)  # acknowledged, but not saved before the kill
    lost_at_qos0: list = field(default_factory=list)  # at QoS 0; the acknowledgement of a later message confirmed it
    codes_not_received: list = field(default_factory=list)  # rows of requests whose codes a killed broker may have lost
    mails_repeated: int = 0  # with the Message-ID that they had before
    codes_republished: int = 0
    # (outage, seconds from the start of the outage to the first code that answers a later request)
    failover_times: list = field(default_factory=list)


def rows_of(requests, submissions):
    """From the items of /api/requests and /api/submissions."""
    return ([Row(row["id"], "request", row["dni"], row["outcome"], row.get("code") or "",
                 epoch_seconds(row["receivedAt"])) for row in requests]
            + [Row(row["id"], "solution", row.get("name") or row.get("sent"), row["verdict"], row.get("code") or "",
                   epoch_seconds(row["receivedAt"])) for row in submissions])


def certified_codes(mails):
    """The codes of the mails about a certificate, from the items of /api/mail."""
    return [mail["code"] for mail in mails if mail["verdict"] == "ACCEPTED"]


def epoch_seconds(text):
    """Converts ISO 8601 in UTC, with any number of decimals, to seconds since 1970, without the jumps of a fault."""
    whole, _, fraction = text.rstrip("Z").partition(".")
    moment = datetime.strptime(whole, "%Y-%m-%dT%H:%M:%S").replace(tzinfo=timezone.utc)
    return without_jumps(moment.timestamp() + float(f"0.{fraction or 0}"), time.time())
