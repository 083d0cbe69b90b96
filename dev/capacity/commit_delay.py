# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Throughput and latency if each commit takes longer, as with a synchronous replica."""
from measurement_setup import run_load, shared_servers, warm_lab
from support.benchmark import WARMUP_FLOWS, WINDOW
from support.report import table

DELAYS, WINDOWS = (0, 1, 5, 20), (1, WINDOW, 1_000)  # milliseconds; requests in progress


def commit_delay(bench):
    """throughput and latency if each commit takes so many milliseconds longer, as with a synchronous replica"""
    rows, used = [], WARMUP_FLOWS
    with shared_servers(bench) as servers, warm_lab(bench, servers):
        # Otherwise PostgreSQL delays a commit only if other transactions are active.
        servers.postgresql.query("alter system set commit_siblings = 0", "postgres")
        for delay in DELAYS:
            servers.postgresql.query(f"alter system set commit_delay = {1_000 * delay}", "postgres")
            servers.postgresql.query("select pg_reload_conf()", "postgres")
            figures = []
            for window in WINDOWS:
                flows = 150 if window == 1 else 900
                figures.append(run_load(bench, servers, flows, window, used))
                used += flows
            rows.append([delay, f"{figures[0].get('p50_ms', 0):.1f}",
                         *(f"{one.get('codes_per_s', 0):.0f}" for one in figures)])
    return table(["ms longer", "p50 ms of one request at a time",
                  *(f"codes/s, {window} in progress" for window in WINDOWS)], rows)
