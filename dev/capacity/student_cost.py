# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one student costs at the broker, in the database, by mail and of the processors."""
import time

from measurement_setup import run_load, shared_servers, wait_for_mails, warm_lab
from resource_usage import resource_usage
from student_clients import StudentClients
from support.benchmark import WARMUP_FLOWS, WINDOW
from support.report import table

AT_A_TIME, IDLE_SECONDS = 20, 60
TABLES = ("student", "code", "request", "submission", "mail")
HEADINGS = ["load", "messages in", "messages out", "bytes in", "bytes out", "commits", "WAL bytes", "lab CPU ms",
            "broker CPU ms", "PostgreSQL CPU ms", "mails", "mail bytes", "for each"]


def student_cost(bench):
    """what a student costs with three kinds of load, what an idle lab costs, and the rows that a student leaves"""
    size, rows = bench.options.students, []
    with shared_servers(bench) as servers, warm_lab(bench, servers) as lab:
        def measure(name, work, number, unit):
            before = resource_usage(servers, [lab])
            work()
            rows.append([name, *formatted((resource_usage(servers, [lab]) - before) / number), unit])

        def measure_students(name, work):
            # After a checkpoint PostgreSQL logs each page once as a whole. So each kind of load begins with one, and
            # none of them includes a vacuum.
            servers.postgresql.query("vacuum analyze")
            servers.postgresql.query("checkpoint")
            measure(name, work, size, "student")

        measure_students(f"separate clients, {AT_A_TIME} at a time, QoS 0",
                         lambda: run_students(servers, WARMUP_FLOWS, size))
        measure_students("one request at a time, QoS 1",
                         lambda: run_load(bench, servers, size, 1, WARMUP_FLOWS + size))
        measure_students(f"{WINDOW} requests in progress, QoS 1",
                         lambda: run_load(bench, servers, size, WINDOW, WARMUP_FLOWS + 2 * size))
        time.sleep(IDLE_SECONDS)  # for PostgreSQL's autovacuum
        measure("none", lambda: time.sleep(IDLE_SECONDS), IDLE_SECONDS / 60, "minute")
        return table(HEADINGS, rows) + "\n\n" + table_sizes(servers)


def run_students(servers, first, size):
    verdict_count = StudentClients(servers.mosquitto.port, first, size, AT_A_TIME).run().verdict_count
    if verdict_count < size:
        raise SystemExit(f"only {verdict_count} of {size} students received a verdict")
    wait_for_mails(servers, WARMUP_FLOWS + size)


def formatted(usage):
    return [f"{usage.messages_in:.1f}", f"{usage.messages_out:.1f}", f"{usage.bytes_in:.0f}", f"{usage.bytes_out:.0f}",
            f"{usage.commits:.2f}", f"{usage.wal_bytes:.0f}", f"{1e3 * usage.lab_cpu:.2f}",
            f"{1e3 * usage.broker_cpu:.2f}", f"{1e3 * usage.database_cpu:.2f}", f"{usage.mails:.2f}",
            f"{usage.mail_bytes:.0f}"]


def table_sizes(servers):
    """Rows and bytes, with the indexes and the dead rows of updates."""
    rows = []
    for name in TABLES:
        servers.postgresql.query(f"vacuum {name}")
        count, size = map(int, servers.postgresql.query(
            f"select count(*), pg_total_relation_size('{name}') from {name}").split("|"))
        rows.append([name, count, size, f"{size / count:.0f}"])
    return table(["table", "rows", "bytes with indexes", "bytes a row"], rows)
