# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Which of several instances is the leader, asked of each of them over HTTP."""
import time

LEADER = "leader"
ANSWERS_WITHIN = 2  # seconds; an instance without its database may not answer at all


def role(service):
    """``leader`` only if it is also connected to the broker; nothing if it does not answer."""
    try:
        status = service.status(ANSWERS_WITHIN)
        own = status["instance"]["role"]
        return own if own != LEADER or status["broker"]["connected"] else "unconnected"
    except (OSError, ValueError):
        return ""


def leaders(services):
    return [service for service in services if role(service) == LEADER]


def wait_for_leader(services, alone_within, seconds):
    """The leader, once all instances answer and one of them is the connected leader.

    For so many seconds it waits until no other one calls itself the leader; after that it returns the first one.
    """
    began = time.time()
    while True:
        roles = [role(service) for service in services]
        found = [service for service, own in zip(services, roles) if own == LEADER]
        if all(roles) and found and (len(found) == 1 or time.time() - began > alone_within):
            return found[0]
        for service in services:
            if service.process.poll() is not None or time.time() - began > seconds:
                raise SystemExit(f"there is no leader, the roles are {roles}, see {service.log}")
        time.sleep(0.05)
