# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a student costs: at the broker, in the database, by mail, of the processors, in the lab's memory and at its start."""
import statistics
import time
from contextlib import contextmanager

from attendance import Attendance
from department import Department
from measuring import WARM_FLOWS, WINDOW, first_answer, processor, resident_kb
from meters import SETTINGS, heap, read
from report import table
from service import ENROLLED, PREFIX, Service
from studies import listeners, room

AT_ONCE, REST = 20, 60
MANY, CERTIFIED, LAST = 100_000, 9_000, ENROLLED - 1
TABLES = ("student", "code", "request", "submission", "mail")


@contextmanager
def department(bench, prefixes=()):
    """The acl of its Mosquitto covers DST and these prefixes."""
    shared = Department(bench.folder(), [*SETTINGS, *bench.chosen.setting])
    try:
        for prefix in prefixes:
            shared.mosquitto.add_prefix(prefix)
        shared.mosquitto.start()
        yield shared
    finally:
        shared.close()


@contextmanager
def started(bench, shared, *variables):
    """A service for each of these, of which nobody waits for any."""
    running = []
    try:
        for own in variables:
            running.append(Service(bench.folder(), bench.command, shared.mosquitto, **own).start())
        yield running
    finally:
        for service in running:
            service.stop()


@contextmanager
def warmed(bench, shared):
    """One lab."""
    with started(bench, shared, shared.variables()) as running:
        running[0].wait_up()
        warm(bench, shared, running[0])
        yield running


def warm(bench, shared, service):
    first_answer(service)
    bench.warm(shared.mosquitto.port, bench.chosen.warm, service.prefix)
    flood(bench, shared, WARM_FLOWS, 32, 0, service.prefix)


def flood(bench, shared, flows, window, first, prefix=PREFIX):
    """Returns once everybody's mail has come; figures of less than all would be wrong."""
    before = sum(shared.postbox.seen().values())
    found = bench.flood(shared.mosquitto.port, flows, window, 1, first, prefix)
    await_letters(shared, before + flows)
    return found


def await_letters(shared, count):
    until = time.time() + 300
    while (came := sum(shared.postbox.seen().values())) < count:
        if time.time() > until:
            raise SystemExit(f"{came} letters came instead of {count}")
        time.sleep(0.1)


def served(bench):
    """The same students by three ways of coming, and a lab at rest; then what is left of them in the tables."""
    size, rows = bench.chosen.students, []
    with department(bench) as shared, warmed(bench, shared) as running:
        def spent(what, work, number, unit):
            before = read(shared, running)
            work()
            rows.append([what, *shown((read(shared, running) - before) / number), unit])
        def served_by(what, work):
            # Each pays for the whole pages that PostgreSQL logs once after a checkpoint, and for nobody's vacuum.
            shared.postgresql.ask("vacuum analyze")
            shared.postgresql.ask("checkpoint")
            spent(what, work, size, "student")
        served_by(f"clients of their own, {AT_ONCE} at a time, QoS 0", lambda: attend(shared, WARM_FLOWS, size))
        served_by("one request at a time, QoS 1", lambda: flood(bench, shared, size, 1, WARM_FLOWS + size))
        served_by(f"{WINDOW} requests under way, QoS 1", lambda: flood(bench, shared, size, WINDOW, WARM_FLOWS + 2 * size))
        time.sleep(REST)  # until PostgreSQL has cleared up after them
        spent("nobody comes", lambda: time.sleep(REST), REST / 60, "minute")
        return (table(["how they come", "messages in", "messages out", "bytes in", "bytes out", "commits", "WAL bytes",
                       "lab CPU ms", "broker CPU ms", "PostgreSQL CPU ms", "mails", "mail bytes", "for each"], rows)
                + "\n\n" + left(shared))


def attend(shared, first, size):
    came = Attendance(shared.mosquitto.port, first, size, AT_ONCE).attend().came
    if came < size:
        raise SystemExit(f"of {size} students {came} left with a verdict")
    await_letters(shared, WARM_FLOWS + size)


def shown(of):
    return [f"{of.messages_in:.1f}", f"{of.messages_out:.1f}", f"{of.bytes_in:.0f}", f"{of.bytes_out:.0f}",
            f"{of.commits:.2f}", f"{of.log:.0f}", f"{1e3 * of.lab:.2f}", f"{1e3 * of.broker:.2f}", f"{1e3 * of.database:.2f}",
            f"{of.letters:.2f}", f"{of.letter_bytes:.0f}"]


def left(shared):
    """Rows and bytes, the indexes and what updates have left behind included."""
    rows = []
    for name in TABLES:
        shared.postgresql.ask(f"vacuum {name}")
        count, size = map(int, shared.postgresql.ask(
            f"select count(*), pg_total_relation_size('{name}') from {name}").split("|"))
        rows.append([name, count, size, f"{size / count:.0f}"])
    return table(["table", "rows", "bytes with indexes", "bytes a row"], rows)


def crowd(bench):
    """Each code goes to everybody who listens: what that costs the broker, and what a listener does."""
    room(3_000)
    rows, spent = [], 0
    with department(bench) as shared, warmed(bench, shared) as running:
        broker, flows = shared.mosquitto.process.pid, 100
        before = resident_kb(broker)
        for size in (0, 500, 1_000, 2_000):
            with listeners(bench, shared.mosquitto.port, size):
                memory, began = resident_kb(broker) - before, read(shared, running)
                found = flood(bench, shared, flows, 1, WARM_FLOWS + spent)
                used = read(shared, running) - began
            spent += flows
            rows.append([size, f"{1e3 * used.broker / flows:.2f}", f"{used.bytes_out / flows:.0f}", memory,
                         f"{found.get('p50_ms', 0):.1f}", f"{found.get('p99_ms', 0):.1f}"])
    return table(["listeners", "broker CPU ms a code", "broker bytes out a code", "broker kB more", "p50 ms", "p99 ms"], rows)


def remembered(bench):
    """A lab that starts with a few enrolled, with many, and with its codes used up as well; each several times."""
    rows = []
    with department(bench) as shared:
        lab = Service(bench.folder(), bench.command, shared.mosquitto, **shared.variables(), DST_ROSTER="")
        lab.start().wait_up().stop()
        enrol(shared, LAST - 49, LAST)
        rows.append(["50 enrolled", *starts(bench, lab, shared)])
        enrol(shared, 0, MANY - 1)
        rows.append([f"{MANY:,} enrolled", *starts(bench, lab, shared)])
        lab.start().wait_up()
        for first in range(0, CERTIFIED, CERTIFIED // 3):
            flood(bench, shared, CERTIFIED // 3, WINDOW, first)
        lab.stop()
        rows.append([f"{MANY:,} enrolled, {CERTIFIED:,} of them certified", *starts(bench, lab, shared)])
    return table(["what it remembers", "s to subscribed", "CPU s until then", "ms from the first request to its code", "objects", "bytes"], rows)


def enrol(shared, first, last):
    shared.postgresql.ask(f"""insert into student (dni, name, email)
        select (10000000 + n)::text, 'Alumno ' || n, 'alumno' || n || '@teleco.upv.es' from generate_series({first}, {last}) n
        on conflict do nothing""")


def starts(bench, lab, shared):
    found = []
    for _ in range(bench.chosen.rounds):
        began = time.time()
        lab.start().wait_up()
        subscribed, used = time.time() - began, processor(lab.process.pid)
        first = flood(bench, shared, 1, 1, LAST)["p50_ms"]
        found.append((subscribed, used, first, *heap(lab)))
        lab.stop()
    forms = ("{:.1f}", "{:.1f}", "{:.0f}", "{:.0f}", "{:.0f}")
    return [form.format(statistics.median(values)) for form, values in zip(forms, zip(*found))]
