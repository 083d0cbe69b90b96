# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of several instances is the leader, asked of each of them over HTTP."""
import time

LEADER = "leader"
TIMEOUT = 2  # seconds; an instance without its database may not answer at all


def role(lab):
    """``leader`` only if it is also connected to the broker; empty if it does not answer."""
    try:
        status = lab.status(TIMEOUT)
        own = status["instance"]["role"]
        return own if own != LEADER or status["broker"]["connected"] else "leader without broker"
    except (OSError, ValueError):
        return ""


def connected_leaders(labs):
    return [lab for lab in labs if role(lab) == LEADER]


def wait_for_leader(labs, settle_seconds, seconds):
    """Returns the leader as soon as all instances answer and exactly one of them is the connected leader.

    If several are after ``settle_seconds``, it returns the first one. After ``seconds`` the program ends.
    """
    began = time.time()
    while True:
        roles = [role(lab) for lab in labs]
        leaders = [lab for lab, own in zip(labs, roles) if own == LEADER]
        if all(roles) and leaders and (len(leaders) == 1 or time.time() - began > settle_seconds):
            return leaders[0]
        for lab in labs:
            if lab.process.poll() is not None or time.time() - began > seconds:
                raise SystemExit(f"there is no leader, the roles are {roles}, see {lab.log}")
        time.sleep(0.05)
