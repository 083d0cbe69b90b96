# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Throughput of one instance, and of two of which one is the standby."""
from collections import defaultdict
from contextlib import ExitStack, contextmanager
from statistics import median

from measurement_setup import run_load, shared_servers, started_labs, warm_up
from support.benchmark import WARMUP_FLOWS, WINDOW
from support.leader import wait_for_leader
from support.report import table

WINDOWS = (WINDOW, 1_000)  # requests in progress
TURNS, FLOWS = 8, 500  # with WARMUP_FLOWS, at most the 10,000 codes
START_TIMEOUT = 300  # seconds


def standby(bench):
    """throughput of one instance, and of two of which one is the standby, in turn; medians"""
    speeds, used = defaultdict(list), WARMUP_FLOWS
    with ExitStack() as stack:
        servers = {count: stack.enter_context(warm_instances(bench, count)) for count in (1, 2)}
        for turn in range(TURNS):
            for window in WINDOWS:
                for count in (1, 2) if turn % 2 else (2, 1):
                    figures = run_load(bench, servers[count], FLOWS, window, used)
                    speeds[window, count].append(figures.get("codes_per_s", 0))
                used += FLOWS
    medians = {key: median(values) for key, values in speeds.items()}
    return table(["in progress", "codes/s, 1 instance", "codes/s, 2 instances", "ratio"], [
        [window, f"{medians[window, 1]:.0f}", f"{medians[window, 2]:.0f}",
         f"{medians[window, 2] / medians[window, 1]:.0%}"] for window in WINDOWS])


@contextmanager
def warm_instances(bench, count):
    """Yields their own servers. A single instance has no name."""
    names = [f"lab-{number}" for number in range(1, count + 1)] if count > 1 else [""]
    with shared_servers(bench) as servers, started_labs(bench, servers, *map(servers.environment, names)) as labs:
        warm_up(bench, servers, wait_for_leader(labs, START_TIMEOUT, START_TIMEOUT))
        yield servers
