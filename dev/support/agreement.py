# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What several instances say, held against each other, and the mails against the letters. Pure; test_agreement.py makes it bite."""
from collections import Counter, defaultdict
from dataclasses import dataclass

COUNTED = ("roster", "codes", "requests", "submissions", "mail")


@dataclass
class View:
    """What one instance says; lists as REST has them."""
    instance: str
    status: dict
    requests: list
    submissions: list
    mails: list


def disagreements(views):
    """Where one says something else than the first does."""
    first = views[0]
    said = []
    for other in views[1:]:
        pair = f"{first.instance} and {other.instance}"
        said += [f"{pair}: the status has {part} {first.status[part]} and {other.status[part]}"
                 for part in COUNTED if first.status[part] != other.status[part]]
        for part in ("requests", "submissions", "mails"):
            said += [f"{pair}: of {part}, {one} is not {two}"
                     for one, two in _different(getattr(first, part), getattr(other, part))]
    return said


def _different(ones, others):
    by_id = {row["id"]: row for row in others}
    different = [(row, by_id.get(row["id"])) for row in ones if row != by_id.pop(row["id"], None)]
    return different + [(None, row) for row in by_id.values()]


def misdelivered(mails, letters):
    """({kind: texts}, how many letters came again with the Message-ID that they had); ``letters`` are (id, subject).

    A certificate's subject ends with its code. One Message-ID may come again, where a kill came between the mail server's
    word and the row; a second one about the same is a second mail.
    """
    names = defaultdict(set)
    for name, subject in letters:
        names[subject.split()[-1]].add(name)
    certified = {mail["code"]: mail for mail in mails if mail["verdict"] == "ACCEPTED"}
    return {
        "mailed twice": [f"{code}: {sorted(mine)}" for code, mine in names.items() if len(mine) > 1],
        "mailed for nothing": [f"{code}: {sorted(mine)}" for code, mine in names.items() if code not in certified],
        "undelivered": [f"{code} is {mail['state']}, and {len(names[code])} letters came"
                        for code, mail in certified.items() if mail["state"] != "sent" or not names[code]],
    }, sum(letters.values()) - len(letters)


def heard_again(heard):
    """Codes that were said again, as after a kill they may be: it costs no code and nobody a certificate."""
    return sum(Counter(heard.codes).values()) - len(heard.codes)
