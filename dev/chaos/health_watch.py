# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What health tells of a fault while it lasts, and how soon the lab is healthy again."""
import threading
import time
from contextlib import contextmanager

TOLD_FROM = 4.0  # seconds that a fault lasts, from which on health has to tell it; a shorter one may be missed
SLOWEST = 3.0  # seconds in which health has to answer
RECOVERY = 10.0  # seconds after a fault in which the lab has to be healthy again
TIMEOUT, INTERVAL = 30, 0.3
NOT_TOLD, TOO_SLOW, TOO_LATE = "not told by health", "health too slow", "healthy too late"
WORKING = ("UP", "UNKNOWN")
NEEDED = ("broker", "db", "disk", "mqtt")


class HealthWatch:
    """Asks a lab again and again. ``judges_times`` is false on a machine with other load."""

    def __init__(self, judges_times):
        self.judges_times, self.defects = judges_times, {NOT_TOLD: [], TOO_SLOW: [], TOO_LATE: []}

    @contextmanager
    def during(self, lab, fault, *components):
        """At least one of the components has to be down before the block ends, if it takes long enough."""
        told, slowest, ended, began = set(), [0.0], threading.Event(), time.time()

        def ask():
            while not ended.is_set():
                asked_at = time.time()
                told.update(components_down(lab))
                slowest[0] = max(slowest[0], time.time() - asked_at)
                ended.wait(INTERVAL)

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        try:
            yield
        finally:
            seconds = time.time() - began
            ended.set()
            thread.join(TIMEOUT)
        if seconds >= TOLD_FROM and not told & {*components}:
            self.defects[NOT_TOLD].append(f"{fault} for {seconds:.0f} s: none of {', '.join(components)} was down")
        if self.judges_times and slowest[0] > SLOWEST:
            self.defects[TOO_SLOW].append(f"{fault}: {slowest[0]:.1f} s")

    def wait_until_healthy(self, lab, fault, timeout):
        """Returns whether it is; that it took too long is a defect."""
        began = time.time()
        while components_down(lab) and time.time() - began < timeout:
            time.sleep(0.1)
        seconds = time.time() - began
        if seconds > RECOVERY and (self.judges_times or seconds >= timeout):
            self.defects[TOO_LATE].append(f"after {fault}: {seconds:.0f} s, {', '.join(components_down(lab)) or 'up'}")
        return seconds < timeout


def components_down(lab):
    """The names of those that a class needs; ``health`` if there is no answer."""
    try:
        answer = lab.health(TIMEOUT)["components"]
    except (OSError, ValueError, KeyError):
        return {"health"}
    return {name for name in NEEDED if answer.get(name, {}).get("status", "UP") not in WORKING}
