# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Throughput and latency while many students receive every code."""
from comparison import SPEED_HEADINGS, speed_columns
from support.benchmark import WARMUP_FLOWS, raise_open_file_limit
from support.report import table

SIZES = (10, 1_000, 5_000)
EMBEDDED_AT_MOST = 1_900  # of the 2,000 connections that the embedded broker allows
QOS = 1


def many_subscribers(bench):
    """The baseline too: it shows the part of the broker, which delivers each code to each subscriber."""
    raise_open_file_limit(7_000)
    rows = []
    for size in SIZES:
        flows = min(bench.options.flows // 6, 600_000 // size)
        with bench.mosquitto() as broker, bench.baseline(broker, QOS), bench.subscribers(broker.port, size):
            rows.append(["baseline", "Mosquitto", size, *speed_columns(bench.speed(broker.port, QOS, 0, flows))])
        with bench.mosquitto() as broker, bench.warm_lab(broker) as lab:
            rows.append(["dst-lab", "Mosquitto", size, *measure(bench, lab, size, flows)])
        size = min(size, EMBEDDED_AT_MOST)
        with bench.warm_lab() as lab:
            rows.append(["dst-lab", "embedded", size, *measure(bench, lab, size, flows)])
    return table(["teacher", "broker", "subscribers", *SPEED_HEADINGS], rows)


def measure(bench, lab, size, flows):
    with bench.subscribers(lab.broker_port, size):
        return speed_columns(bench.speed(lab.broker_port, QOS, WARMUP_FLOWS, flows))
