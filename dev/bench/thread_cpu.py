# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The processor time of the lab's threads."""
from contextlib import closing

from support.benchmark import WARMUP_FLOWS, WINDOW
from support.process_stats import cpu_seconds, cpu_seconds_by_thread
from support.report import table

QOS, LISTED_THREADS = 1, 12


def thread_cpu(bench):
    """With many requests in progress."""
    rows, flows = [], bench.options.flows
    with closing(bench.warm_labs()) as labs:
        for broker, lab in labs:
            threads_before, before = cpu_seconds_by_thread(lab.process.pid), cpu_seconds(lab.process.pid)
            bench.run_load(lab.broker_port, flows, WINDOW, QOS, WARMUP_FLOWS)
            used = cpu_seconds_by_thread(lab.process.pid)
            used.subtract(threads_before)
            rows.append([broker, "all", f"{1e6 * (cpu_seconds(lab.process.pid) - before) / flows:.0f}"])
            rows += [[broker, thread, f"{1e6 * seconds / flows:.0f}"]
                     for thread, seconds in used.most_common(LISTED_THREADS) if seconds > 0]
    return table(["broker", "thread", f"CPU µs/flow at QoS {QOS}"], rows)
