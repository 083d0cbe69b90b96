# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Waits for a condition."""
import time


def becomes_true(condition, seconds, process=None, interval=0.05):
    """Whether the condition is true within so many seconds, and before the process ends if there is one."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline or process and process.poll() is not None:
            return False
        time.sleep(interval)
    return True


def wait_until(condition, seconds, failure, process=None, interval=0.05):
    """Ends the program with the text ``failure`` if the condition does not become true."""
    if not becomes_true(condition, seconds, process, interval):
        raise SystemExit(failure)
