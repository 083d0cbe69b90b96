# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the answers of several instances, and their mails with the SMTP sink's. Tested by test_consistency.py."""
from collections import Counter, defaultdict
from dataclasses import dataclass

COMPARED_COUNTS = ("roster", "codes", "requests", "submissions", "mail")


@dataclass
class InstanceState:
    """What one instance answers over REST."""
    instance: str
    status: dict
    requests: list
    submissions: list
    mails: list


def differences(states):
    """Where another instance does not answer as the first one does."""
    first = states[0]
    texts = []
    for other in states[1:]:
        pair = f"{first.instance} and {other.instance}"
        texts += [f"{pair}: the status has {part} {first.status[part]} and {other.status[part]}"
                  for part in COMPARED_COUNTS if first.status[part] != other.status[part]]
        for part in ("requests", "submissions", "mails"):
            texts += [f"{pair}: of {part}, {one} is not {two}"
                      for one, two in _different_rows(getattr(first, part), getattr(other, part))]
    return texts


def _different_rows(first, other):
    by_id = {row["id"]: row for row in other}
    different = [(row, by_id.get(row["id"])) for row in first if row != by_id.pop(row["id"], None)]
    return different + [(None, row) for row in by_id.values()]


def verify_deliveries(mails, received):
    """(defects by kind, number of repeated mails). ``received`` counts (Message-ID, subject) of the SMTP sink.

    The subject of a certificate's mail ends with its code; other mails are left out. The same Message-ID may come again
    after a kill between the answer of the mail server and the update of the row. A second Message-ID with the same code
    is a second mail.
    """
    message_ids = defaultdict(set)
    for message_id, subject in received:
        if not subject[-1:].isdigit():
            continue
        message_ids[subject.split()[-1]].add(message_id)
    certified = {mail["code"]: mail for mail in mails if mail["verdict"] == "ACCEPTED"}
    return {
        "mailed twice": [f"{code}: {sorted(own)}" for code, own in message_ids.items() if len(own) > 1],
        "mail without certificate": [f"{code}: {sorted(own)}" for code, own in message_ids.items()
                                     if code not in certified],
        "mail not delivered": [f"{code} is {mail['state']}, and {len(message_ids[code])} mails were received"
                               for code, mail in certified.items() if mail["state"] != "sent" or not message_ids[code]],
    }, sum(received.values()) - len(received)


def republished_codes(received):
    """How many codes were received again, which a kill may cause. It costs no code and no certificate."""
    return sum(Counter(received.codes).values()) - len(received.codes)
