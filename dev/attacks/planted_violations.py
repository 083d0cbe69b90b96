# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Violations that dev/attacks/run has to report."""
import time

NONE = ""
SUSPENDED = 2.0  # seconds

VIOLATIONS = {
    "slow": "the lab is suspended for 2 s during the attack",
    "ended": "the lab is killed during the attack",
    "idle": "the attackers do nothing",
    "rows": "the lab keeps a million rows of refused messages; for the attacks refused-…",
    "codes": "a student may hold 5,000 codes and draw 10,000; for own-codes",
}


def environment(violation):
    """Variables of the lab."""
    if violation == "rows":
        return {"DST_LEDGER_REFUSEDROWS": "1000000"}
    if violation == "codes":
        return {"DST_CODES_PERSTUDENT": "5000", "DST_CODES_PERCOURSE": "10000"}
    return {}


def deadline(violation, began_at, intended):
    """When the attackers end."""
    return began_at if violation == "idle" else intended


def during(violation, lab):
    if violation == "ended":
        lab.kill()
    elif violation == "slow":
        lab.suspend()
        time.sleep(SUSPENDED)
        lab.resume()
