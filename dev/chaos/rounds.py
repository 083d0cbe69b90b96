# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the rounds of one system and prints what each round found."""
import os
import time
from collections import Counter
from random import Random

from cluster import Cluster
from failover import UNBOUNDED, formatted, longest
from fault_selection import FaultSelector
from single_faults import left_out
from system_under_test import SystemUnderTest

PRINTED_DEFECTS = 10  # of each kind


class Summary:
    """The figures of all rounds."""

    def __init__(self):
        self.figures, self.failover_times = Counter(), []

    def add(self, figures, failover_times):
        self.figures.update(figures)
        self.failover_times += failover_times

    def passed(self):
        return not (self.figures["lost"] or self.figures["doubled"] or self.figures["other defects"])

    def __str__(self):
        return listed(self.figures) + listed_failover_times(self.failover_times)


def fault_kinds(system, options):
    """The embedded broker is part of the lab; a single instance has no standby. Left out is what cannot be injected."""
    every = Cluster.KINDS if options.instances else SystemUnderTest.KINDS
    kinds = every if options.fault == "random" else options.fault.split(",")
    impossible = {*left_out(), *(("broker", "both") if system == "embedded" else ()),
                  *(("standby-killed",) if options.instances == 1 else ())}
    return [kind for kind in every if kind in kinds and kind not in impossible] or [every[0]]


def start(system, number, command, work, options, random, selector):
    folder = os.path.join(work, f"{system}-{number}".replace(" ", "-"))
    if options.instances:
        return Cluster(folder, command, options, random, selector)
    return SystemUnderTest(folder, command, system == "embedded", options, random, selector)


def run_rounds(system, command, work, options, summary):
    """On the same processes, until they have no codes left or a round finds a defect; then on new ones."""
    running, random = None, Random(options.seed)
    selector = FaultSelector(fault_kinds(system, options), random)
    try:
        for number in range(1, options.rounds + 1):
            if running and not running.has_codes_for(options.requests):
                running.close()
                running = None
            if not running:
                running = start(system, number, command, work, options, random, selector)
            began = time.time()
            injected, sent, findings = running.run_round(number, options)
            figures = figures_of(number, injected, sent, findings, running)
            seconds = f"{time.time() - began:.0f} s{listed_failover_times(findings.failover_times)}"
            print(f"{system} round {number}: {listed(figures)}, {seconds}", flush=True)
            summary.add(figures, findings.failover_times)
            if print_defects(findings):
                running.save(findings)
                running.close()
                running = None
    except (OSError, SystemExit):
        if running:
            running.dump_threads()
        raise
    finally:
        if running:
            running.close()


def figures_of(number, injected, sent, findings, running):
    """Of this round only. The defects need no distinction: a round with defects is the last one of its processes."""
    keys = {(message.kind, message.key) for message in sent}
    rows = [row for row in running.rows if (row.kind, row.key) in keys]
    acknowledged = sum(bool(message.acked_at) for message in sent)
    in_round = lambda messages: sum(message.round == number for message in messages)  # noqa: E731
    return {
        **{running.FIGURES.get(kind, kind): injected[kind] for kind in running.kinds},
        "sent": len(sent), "acknowledged": acknowledged, "unknown": len(sent) - acknowledged, "rows": len(rows),
        "codes": len({row.code for row in rows if row.kind == "request" and row.code}),
        "accepted": sum(row.outcome == "ACCEPTED" for row in rows),
        "lost": len(findings.defects["lost"]), "doubled": len(findings.defects["doubled"]),
        "other defects": sum(len(texts) for kind, texts in findings.defects.items() if kind not in ("lost", "doubled")),
        "lost by Mosquitto": in_round(findings.lost_by_broker),
        "repeated by Mosquitto": in_round(findings.repeated),
        "lost at QoS 0 with the broker": in_round(findings.lost_at_qos0),
        "codes lost with the broker": sum((row.kind, row.key) in keys for row in findings.codes_not_received),
        "codes published again": findings.codes_republished,
        "mails repeated with their Message-ID": findings.mails_repeated,
    }


def listed(figures):
    return ", ".join(f"{name} {number}" for name, number in figures.items())


def listed_failover_times(times):
    """The longest of each kind, and of all kinds that have a bound."""
    bounded = [seconds for outage, seconds in times if outage.bound < UNBOUNDED]
    parts = [f"{fault} {formatted(seconds)}" for fault, seconds in longest(times).items()]
    parts += [f"at most {formatted(max(bounded))} where it is bounded"] if bounded else []
    return "; until the next code: " + ", ".join(parts) if parts else ""


def print_defects(findings):
    """Returns whether there are any."""
    for kind, texts in findings.defects.items():
        for text in texts[:PRINTED_DEFECTS]:
            print(f"  {kind.upper()}: {text}")
        if len(texts) > PRINTED_DEFECTS:
            print(f"  {kind.upper()}: … and {len(texts) - PRINTED_DEFECTS} more")
    return any(findings.defects.values())
