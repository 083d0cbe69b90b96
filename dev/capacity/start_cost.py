# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the start of a lab costs, and its memory, by what is in its tables."""
import statistics
import time

from measurement_setup import run_load, shared_servers
from resource_usage import live_heap
from support.benchmark import WINDOW
from support.lab_process import FIRST_DNI, ROSTER_SIZE, LabProcess
from support.process_stats import cpu_seconds
from support.report import table

MANY, CERTIFIED, LAST = 100_000, 9_000, ROSTER_SIZE - 1


def start_cost(bench):
    """what the start of a lab costs, and its memory, with few and many students, and with most codes used"""
    rows = []
    with shared_servers(bench) as servers:
        environment = {**servers.environment(), "DST_ROSTER": ""}
        lab = LabProcess(bench.new_folder(), bench.command, servers.mosquitto, **environment)
        lab.start().wait_connected().stop()
        enrol(servers, LAST - 49, LAST)
        rows.append(["50 enrolled", *measure_starts(bench, lab, servers)])
        enrol(servers, 0, MANY - 1)
        rows.append([f"{MANY:,} enrolled", *measure_starts(bench, lab, servers)])
        lab.start().wait_connected()
        for first in range(0, CERTIFIED, CERTIFIED // 3):
            run_load(bench, servers, CERTIFIED // 3, WINDOW, first)
        lab.stop()
        rows.append([f"{MANY:,} enrolled, {CERTIFIED:,} of them certified", *measure_starts(bench, lab, servers)])
    return table(["in the tables", "s to subscribed", "CPU s until then", "ms from the first request to its code",
                  "objects", "bytes"], rows)


def enrol(servers, first, last):
    servers.postgresql.query(f"""insert into student (dni, name, email)
        select ({FIRST_DNI} + n)::text, 'Alumno ' || n, 'alumno' || n || '@teleco.upv.es'
        from generate_series({first}, {last}) n
        on conflict do nothing""")


def measure_starts(bench, lab, servers):
    """The medians of several starts."""
    starts = []
    for _ in range(bench.options.rounds):
        began = time.time()
        lab.start().wait_connected()
        seconds, used = time.time() - began, cpu_seconds(lab.process.pid)
        first = run_load(bench, servers, 1, 1, LAST)["p50_ms"]
        starts.append((seconds, used, first, *live_heap(lab)))
        lab.stop()
    forms = ("{:.1f}", "{:.1f}", "{:.0f}", "{:.0f}", "{:.0f}")
    return [form.format(statistics.median(values)) for form, values in zip(forms, zip(*starts))]
