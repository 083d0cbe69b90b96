# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of a single lab other than kills. Each is a function of the system under test, and ends when it is over."""
import time

from flood import flood
from records import BrokerRun
from small_disks import FOLDERS, disks_can_be_mounted
from support.shifted_clock import DAY, clock_can_be_shifted

DISK_FULL, CLOCK_JUMPED, FLOOD = "disk-full", "clock-jumped", "flood"
FULL_SECONDS = (1, 5, 60)
HEALTHY_TIMEOUT = 90  # seconds; a lab that has not recovered by then does not recover


def disk_variants(embedded):
    """(disks, seconds): each pair once, and the next one differs in both."""
    disks = [(name,) for name in FOLDERS if embedded or name != "broker"]
    disks.append(tuple(name for (name,) in disks))
    count = len(FULL_SECONDS)
    return [(disks[n % len(disks)], FULL_SECONDS[(n + n // len(disks)) % count]) for n in range(count * len(disks))]


def fill_disks(system):
    names, seconds = system.selector.next_variant(DISK_FULL, disk_variants(system.embedded))
    fault = f"{DISK_FULL} ({' and '.join(names)}, {seconds} s)"
    system.log(fault)
    begin_broker_run(system)
    with system.watch.during(system.lab, fault, "disk"):
        system.disks.keep_full(names, seconds)
    system.require_health(fault)
    begin_broker_run(system)


def begin_broker_run(system):
    """The embedded broker may be restarted in place, and then it loses what it had at QoS 0."""
    if system.embedded:
        system.broker_runs[-1].killed = True
        system.broker_runs.append(BrokerRun(time.time(), time.time()))


def make_clock_jump(system):
    days = system.random.choice((-1, 1))
    fault = f"{CLOCK_JUMPED} ({days:+} day)"
    system.log(fault)
    system.clock.jump(days * DAY)
    time.sleep(system.random.uniform(1, 5))
    system.clock.jump(0)
    system.require_health(fault)


def send_flood(system):
    system.log(FLOOD)
    flood(system.port, system.random, system.refusals)


FAULTS = {DISK_FULL: fill_disks, CLOCK_JUMPED: make_clock_jump, FLOOD: send_flood}


def left_out():
    """The faults that this machine cannot inject, with the reason."""
    reasons = {}
    if not disks_can_be_mounted():
        reasons[DISK_FULL] = "only root can mount a small disk"
    if not clock_can_be_shifted():
        reasons[CLOCK_JUMPED] = "gcc is not installed"
    return reasons
