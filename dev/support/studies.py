# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the side by side does not show: with more rows, with more listeners, by thread, and by how Mosquitto saves."""
import os
import resource
import subprocess
import time
from collections import Counter
from contextlib import contextmanager

from measuring import WARM_FLOWS, WINDOW, processor
from report import figure, table

SPEEDS = ["codes/s", "p50 ms", "p99 ms"]
EMBEDDED_AT_MOST = 1_900  # of the 2,000 connections that the embedded broker allows


def speeds(row):
    return [figure(row, "codes_per_s"), figure(row, "p50_ms", "{:.2f}"), figure(row, "p99_ms", "{:.2f}")]


@contextmanager
def labs(bench):
    """A lab on each broker, one after the other: (name of the broker, service)."""
    def each():
        with bench.mosquitto() as broker, bench.lab(broker) as service:
            yield "Mosquitto", service
        with bench.lab() as service:
            yield "embedded", service
    running = each()
    try:
        yield running
    finally:
        running.close()


def growth(bench, qos=1):
    """A quarter of the flows at each size, so that the codes last. The rows are real messages that were refused.

    The smallest size is what the warm-up leaves, half its messages in each table: less rows would be a colder lab.
    """
    rows, flows = [], bench.chosen.flows // 4
    with labs(bench) as running:
        for name, service in running:
            bench.warm(service.broker_port, bench.chosen.warm)
            bench.flood(service.broker_port, WARM_FLOWS, 32, qos, 0)
            spent = 0
            for size in (1_000, 10_000, 100_000):
                fill(bench, service, size)
                status = service.status()
                speed = part(bench, service.broker_port, qos, WARM_FLOWS + spent, flows)
                spent += flows + flows // 4
                rows.append([name, status["requests"]["total"], status["submissions"]["total"], *speeds(speed)])
    return table(["broker", "request rows", "submission rows", *SPEEDS], rows)


def part(bench, port, qos, first, flows):
    fast = bench.flood(port, flows, WINDOW, qos, first)
    slow = bench.flood(port, flows // 4, 1, qos, first + flows)
    return {**slow, "codes_per_s": fast.get("codes_per_s")}


def fill(bench, service, size, portion=10_000):
    """Until both tables have so many rows; in portions that a broker can hold while the lab writes them."""
    def missing():
        status = service.status()
        return size - min(status["requests"]["total"], status["submissions"]["total"])
    while missing() > 0:
        want = min(portion, missing())
        until = service.status()["submissions"]["total"] + want
        bench.refused(service.broker_port, want, until)
        while service.status()["submissions"]["total"] < until:
            time.sleep(0.2)


def crowd(bench, qos=1):
    """Each code goes to each listener: so the floor is shown as well, whose work is the broker's alone."""
    room(7_000)
    rows = []
    for size in (10, 1_000, 5_000):
        flows = min(bench.chosen.flows // 6, 600_000 // size)
        with bench.mosquitto() as broker, bench.floor(broker, qos), listeners(bench, broker.port, size):
            rows.append(["floor", "Mosquitto", size, *speeds(part(bench, broker.port, qos, 0, flows))])
        with bench.mosquitto() as broker, bench.lab(broker) as service:
            rows.append(["dst-lab", "Mosquitto", size, *heard_by(bench, service, qos, size, flows)])
        size = min(size, EMBEDDED_AT_MOST)
        with bench.lab() as service:
            rows.append(["dst-lab", "embedded", size, *heard_by(bench, service, qos, size, flows)])
    return table(["teacher", "broker", "listeners", *SPEEDS], rows)


def heard_by(bench, service, qos, size, flows):
    bench.warm(service.broker_port, bench.chosen.warm)
    bench.flood(service.broker_port, WARM_FLOWS, 32, qos, 0)
    with listeners(bench, service.broker_port, size):
        return speeds(part(bench, service.broker_port, qos, WARM_FLOWS, flows))


def room(files):
    """Each connection is a file, here and in the broker, which inherits the limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < files:
        raise SystemExit(f"ulimit -Hn is {hard}, and {files} are needed")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, files), hard))


@contextmanager
def listeners(bench, port, size):
    words = [os.path.join(bench.work, "crowd"), str(port), str(size)]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    try:
        if process.stdout.readline().strip() != "ready":
            raise SystemExit(f"the broker did not let {size} in")
        yield
    finally:
        process.kill()
        process.wait()


def threads(bench, qos=1):
    """Who of the service's threads uses the processor while 64 requests are under way."""
    rows, flows = [], bench.chosen.flows
    with labs(bench) as running:
        for name, service in running:
            bench.warm(service.broker_port, bench.chosen.warm)
            bench.flood(service.broker_port, WARM_FLOWS, 32, qos, 0)
            before, began = by_thread(service.process.pid), processor(service.process.pid)
            bench.flood(service.broker_port, flows, WINDOW, qos, WARM_FLOWS)
            spent = by_thread(service.process.pid)
            spent.subtract(before)
            tick = 1e6 / os.sysconf("SC_CLK_TCK") / flows
            whole = 1e6 * (processor(service.process.pid) - began) / flows
            rows.append([name, "all", f"{whole:.0f}"])
            rows += [[name, thread, f"{ticks * tick:.0f}"] for thread, ticks in spent.most_common(12) if ticks > 0]
    return table(["broker", "thread", f"CPU µs/flow at QoS {qos}"], rows)


def by_thread(pid):
    """Ticks of the processor by the thread's name, of which the kernel keeps fifteen letters."""
    ticks = Counter()
    for thread in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{thread}/stat") as stat:
                text = stat.read()
        except OSError:
            continue  # It has ended.
        name = text[text.index("(") + 1:text.rindex(")")].rstrip("0123456789-#")
        fields = text.rsplit(")", 1)[1].split()
        ticks[name] += int(fields[11]) + int(fields[12])
    return ticks
