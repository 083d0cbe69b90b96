# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What more instances of one lab change, and what more labs do: how fast they answer, and which processor is full."""
import os
import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from statistics import median

from costs import await_letters, department, flood, started, warm, warmed
from leadership import wait_for_leader
from measuring import WARM_FLOWS, WINDOW
from meters import processors
from report import table
from service import PREFIX

DELAYS, WINDOWS = (0, 1, 5, 20), (1, WINDOW, 1_000)  # milliseconds; how many requests are under way
BY_TURNS, TURN_FLOWS = 8, 500  # with WARM_FLOWS, what 10,000 codes allow
PATIENCE = 300  # seconds for instances to start
PREFIXES = (PREFIX, "LAB2", "LAB3")
FLOWS, FEWER = 2_000, 100  # of the first lab; each further one has so many fewer, so that no two counts of rows are equal
TURNS = (1, 3, 3, 1)  # how many labs are driven
PACED_SECONDS = 30  # at most; dev/bench/flood.c gives up after 50


def ceiling(bench):
    """One instance, whose commit takes so much longer, as with a replica that has to confirm it."""
    found, spent = [], WARM_FLOWS
    with department(bench) as shared, warmed(bench, shared):
        shared.postgresql.ask("alter system set commit_siblings = 0", "postgres")
        for delay in DELAYS:
            shared.postgresql.ask(f"alter system set commit_delay = {1_000 * delay}", "postgres")
            shared.postgresql.ask("select pg_reload_conf()", "postgres")
            measured = []
            for window in WINDOWS:
                flows = 150 if window == 1 else 900
                measured.append(flood(bench, shared, flows, window, spent))
                spent += flows
            found.append([delay, f"{measured[0].get('p50_ms', 0):.1f}",
                          *(f"{one.get('codes_per_s', 0):.0f}" for one in measured)])
    return table(["commit longer by ms", "p50 ms alone", *(f"codes/s, {window} under way" for window in WINDOWS)], found)


def standby(bench):
    """One instance, and two of which one is the standby, by turns; the medians of these turns."""
    speeds, spent = defaultdict(list), WARM_FLOWS
    with ExitStack() as stack:
        setups = {count: stack.enter_context(instances(bench, count)) for count in (1, 2)}
        for turn in range(BY_TURNS):
            for window in WINDOWS[1:]:
                for count in (1, 2) if turn % 2 else (2, 1):
                    found = flood(bench, setups[count], TURN_FLOWS, window, spent)
                    speeds[window, count].append(found.get("codes_per_s", 0))
                spent += TURN_FLOWS
    middle = {which: median(each) for which, each in speeds.items()}
    return table(["under way", "codes/s, 1 instance", "codes/s, 2 instances", "ratio"], [
        [window, f"{middle[window, 1]:.0f}", f"{middle[window, 2]:.0f}", f"{middle[window, 2] / middle[window, 1]:.0%}"]
        for window in WINDOWS[1:]])


@contextmanager
def instances(bench, count):
    """On a broker and a PostgreSQL of their own; one is a lab without a name."""
    names = [f"lab-{number}" for number in range(1, count + 1)] if count > 1 else [""]
    with department(bench) as shared, started(bench, shared, *map(shared.variables, names)) as running:
        warm(bench, shared, wait_for_leader(running, PATIENCE, PATIENCE))
        yield shared


def labs(bench):
    """One lab alone and three at once, each with a prefix and a database of its own, on one Mosquitto and one PostgreSQL."""
    shown = []
    with department(bench, prefixes=PREFIXES[1:]) as shared:
        variables = [{**shared.variables(database=of(prefix)), "DST_TOPICS_PREFIX": prefix} for prefix in PREFIXES]
        for prefix in PREFIXES[1:]:
            shared.postgresql.create(of(prefix))
        with started(bench, shared, *variables) as running:
            for service in running:
                service.wait_up()
                warm(bench, shared, service)
            before, sent = counts(shared), [0] * len(PREFIXES)
            for count in TURNS:
                shown.append(driven(bench, shared, running, count, sent))
            alone = sum(sum(speeds) for speeds, *_ in shown if len(speeds) == 1) / TURNS.count(1)
            return (table(["labs driven", *(f"codes/s, {prefix}" for prefix in PREFIXES), "codes/s together", "of one alone",
                           "p99 ms of the slowest", "cores of the labs", "of the broker", "of PostgreSQL", "of the driver",
                           f"idle of {os.cpu_count()}"], [line(alone, *measured) for measured in shown])
                    + "\n\n" + apart(before, counts(shared), sent))


def of(prefix):
    return "dst" if prefix == PREFIX else prefix.lower()


def driven(bench, shared, running, count, sent):
    """(codes/s of each, the highest p99, cores used) while so many labs are driven at once; none of them knows of the others."""
    pace, letters = bench.chosen.pace, sum(shared.postbox.seen().values())
    most = min(FLOWS, PACED_SECONDS * pace) if pace else FLOWS
    flows = [most - FEWER * number for number in range(count)]
    began, before = time.time(), [*processors(shared, running), idle()]
    with ThreadPoolExecutor(count) as pool:
        found = list(pool.map(lambda lab, number, first: bench.flood(
            shared.mosquitto.port, number, WINDOW, 1, WARM_FLOWS + first, lab.prefix, pace), running, flows, sent))
    seconds, after = time.time() - began, [*processors(shared, running), idle()]
    for number, each in enumerate(flows):
        sent[number] += each
    await_letters(shared, letters + sum(flows))
    *used, rest = (now - then for now, then in zip(after, before))
    cores = [each / seconds for each in (*used, sum(one.get("cpu_s", 0) for one in found), rest)]
    return [one.get("codes_per_s", 0) for one in found], max(one.get("p99_ms", 0) for one in found), cores


def idle():
    """Seconds for which a processor of this machine had nothing to do, all of them together."""
    with open("/proc/stat") as stat:
        return int(stat.readline().split()[4]) / os.sysconf("SC_CLK_TCK")


def line(alone, speeds, slowest, cores):
    missing = ["–"] * (len(PREFIXES) - len(speeds))
    return [len(speeds), *(f"{speed:.0f}" for speed in speeds), *missing, f"{sum(speeds):.0f}",
            f"{sum(speeds) / alone:.0%}" if alone else "–", f"{slowest:.1f}" if slowest else "–",
            *(f"{each:.2f}" for each in cores)]


def counts(shared):
    """The rows of each lab: requests and submissions."""
    return [tuple(int(shared.postgresql.ask(f"select count(*) from {name}", of(prefix))) for name in ("request", "submission"))
            for prefix in PREFIXES]


def apart(before, after, sent):
    """That each lab has as many new rows as were sent to it, or else the run fails."""
    found = [tuple(now - then for now, then in zip(*both)) for both in zip(after, before)]
    if found != [(each, each) for each in sent]:
        raise SystemExit(f"labs saw what was not sent to them: {sent} flows were sent, and the rows are {found}")
    return "No lab has a row of another one: " + ", ".join(
        f"{prefix} {each:,} requests and as many submissions" for prefix, each in zip(PREFIXES, sent)) + "."
