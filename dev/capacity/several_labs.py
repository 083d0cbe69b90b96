# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Throughput of one lab and of three on the same servers, and which processors they use."""
import os
import time
from concurrent.futures import ThreadPoolExecutor

from measurement_setup import shared_servers, started_labs, wait_for_mails, warm_up
from resource_usage import cpu_usage
from support.benchmark import WARMUP_FLOWS, WINDOW
from support.lab_process import DEFAULT_PREFIX
from support.process_stats import idle_cpu_seconds
from support.report import table

PREFIXES = (DEFAULT_PREFIX, "LAB2", "LAB3")
FLOWS, FEWER = 2_000, 100  # of the first lab; each further one has so many fewer, so that all counts of rows differ
TURNS = (1, 3, 3, 1)  # how many labs get load
PACED_SECONDS = 30  # at most; the load generator gives up after 50
HEADINGS = ["labs with load", *(f"codes/s, {prefix}" for prefix in PREFIXES), "codes/s together", "of one alone",
            "p99 ms of the slowest", "cores of the labs", "of the broker", "of PostgreSQL", "of the load generators",
            f"idle of {os.cpu_count()}"]


def several_labs(bench):
    """throughput of one lab and of three on the same servers, each with its own prefix and database"""
    measured = []
    with shared_servers(bench, prefixes=PREFIXES[1:]) as servers:
        environments = [{**servers.environment(database=database_of(prefix)), "DST_TOPICS_PREFIX": prefix}
                        for prefix in PREFIXES]
        for prefix in PREFIXES[1:]:
            servers.postgresql.create_database(database_of(prefix))
        with started_labs(bench, servers, *environments) as labs:
            for lab in labs:
                lab.wait_connected()
                warm_up(bench, servers, lab)
            before, sent = row_counts(servers), [0] * len(PREFIXES)
            for count in TURNS:
                measured.append(measure(bench, servers, labs, count, sent))
            alone = sum(sum(speeds) for speeds, *_ in measured if len(speeds) == 1) / TURNS.count(1)
            return (table(HEADINGS, [columns(alone, *one) for one in measured])
                    + "\n\n" + verify_separation(before, row_counts(servers), sent))


def database_of(prefix):
    return "dst" if prefix == DEFAULT_PREFIX else prefix.lower()


def measure(bench, servers, labs, count, sent):
    """(codes/s of each, the highest p99, cores that were used) while so many labs get load at the same time."""
    pace, mails = bench.options.pace, servers.smtp_sink.count()
    most = min(FLOWS, PACED_SECONDS * pace) if pace else FLOWS
    flows = [most - FEWER * number for number in range(count)]
    began, before = time.time(), [*cpu_usage(servers, labs), idle_cpu_seconds()]
    with ThreadPoolExecutor(count) as pool:
        figures = list(pool.map(lambda lab, number, first: bench.run_load(
            servers.mosquitto.port, number, WINDOW, 1, WARMUP_FLOWS + first, lab.topic_prefix, pace),
            labs, flows, sent))
    seconds, after = time.time() - began, [*cpu_usage(servers, labs), idle_cpu_seconds()]
    for number, each in enumerate(flows):
        sent[number] += each
    wait_for_mails(servers, mails + sum(flows))
    *used, idle = (now - then for now, then in zip(after, before))
    cores = [each / seconds for each in (*used, sum(one.get("cpu_s", 0) for one in figures), idle)]
    speeds = [one.get("codes_per_s", 0) for one in figures]
    return speeds, max(one.get("p99_ms", 0) for one in figures), cores


def columns(alone, speeds, slowest, cores):
    missing = ["–"] * (len(PREFIXES) - len(speeds))
    return [len(speeds), *(f"{speed:.0f}" for speed in speeds), *missing, f"{sum(speeds):.0f}",
            f"{sum(speeds) / alone:.0%}" if alone else "–", f"{slowest:.1f}" if slowest else "–",
            *(f"{each:.2f}" for each in cores)]


def row_counts(servers):
    """(requests, submissions) of each lab."""
    return [tuple(int(servers.postgresql.query(f"select count(*) from {name}", database_of(prefix)))
                  for name in ("request", "submission")) for prefix in PREFIXES]


def verify_separation(before, after, sent):
    """Ends the program unless each lab has as many new rows as messages were sent to it."""
    new_rows = [tuple(now - then for now, then in zip(*both)) for both in zip(after, before)]
    if new_rows != [(each, each) for each in sent]:
        raise SystemExit(f"labs have rows of each other: {sent} flows were sent, and the new rows are {new_rows}")
    return "No lab has a row of another one: " + ", ".join(
        f"{prefix} {each:,} requests and as many submissions" for prefix, each in zip(PREFIXES, sent)) + "."
