# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the delivery of each code to each subscriber costs."""
from measurement_setup import run_load, shared_servers, warm_lab
from resource_usage import resource_usage
from support.benchmark import WARMUP_FLOWS, raise_open_file_limit
from support.process_stats import resident_kb
from support.report import table

SIZES, FLOWS = (0, 500, 1_000, 2_000), 100


def subscriber_cost(bench):
    """what a code costs the broker, by the number of subscribers"""
    raise_open_file_limit(3_000)
    rows, used_flows = [], 0
    with shared_servers(bench) as servers, warm_lab(bench, servers) as lab:
        broker = servers.mosquitto.process.pid
        memory_before = resident_kb(broker)
        for size in SIZES:
            with bench.subscribers(servers.mosquitto.port, size):
                memory, before = resident_kb(broker) - memory_before, resource_usage(servers, [lab])
                figures = run_load(bench, servers, FLOWS, 1, WARMUP_FLOWS + used_flows)
                used = resource_usage(servers, [lab]) - before
            used_flows += FLOWS
            rows.append([size, f"{1e3 * used.broker_cpu / FLOWS:.2f}", f"{used.bytes_out / FLOWS:.0f}", memory,
                         f"{figures.get('p50_ms', 0):.1f}", f"{figures.get('p99_ms', 0):.1f}"])
    return table(["subscribers", "broker CPU ms a code", "broker bytes out a code", "broker kB more", "p50 ms",
                  "p99 ms"], rows)
