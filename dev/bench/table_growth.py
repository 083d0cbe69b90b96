# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Throughput and latency with more rows in the tables."""
from contextlib import closing

from comparison import SPEED_HEADINGS, speed_columns
from support.benchmark import WARMUP_FLOWS
from support.report import table
from support.waiting import wait_until

SIZES = (1_000, 10_000, 100_000)
PORTION = 10_000  # messages that a broker can queue while the lab writes them
QOS = 1


def table_growth(bench):
    """A quarter of the flows at each size, so that there are enough codes. The rows are those of refused messages.

    The warm-up writes half its messages to each table, which is the smallest size.
    """
    rows, flows = [], bench.options.flows // 4
    with closing(bench.warm_labs()) as labs:
        for broker, lab in labs:
            used = 0
            for size in SIZES:
                fill(bench, lab, size)
                status = lab.status()
                speed = bench.speed(lab.broker_port, QOS, WARMUP_FLOWS + used, flows)
                used += flows + flows // 4
                rows.append([broker, status["requests"]["total"], status["submissions"]["total"],
                             *speed_columns(speed)])
    return table(["broker", "request rows", "submission rows", *SPEED_HEADINGS], rows)


def fill(bench, lab, size):
    """Until both tables have so many rows."""
    def missing():
        status = lab.status()
        return size - min(status["requests"]["total"], status["submissions"]["total"])
    while missing() > 0:
        count = min(PORTION, missing())
        total = lab.status()["submissions"]["total"] + count
        bench.publish_refused(lab.broker_port, count, total)
        wait_until(lambda: lab.status()["submissions"]["total"] >= total, 600,
                   f"the lab did not write {count} rows, see {lab.log}", lab.process, 0.2)
