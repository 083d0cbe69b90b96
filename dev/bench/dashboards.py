# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many requests are served while many dashboards are open."""
import contextlib
import re
import subprocess
import sys
import threading
import time
import urllib.error
from contextlib import ExitStack, contextmanager

from support.benchmark import WARMUP_FLOWS, WINDOW
from support.dashboard_session import DashboardSession
from support.http_client import open_url
from support.lab_process import PASSWORD
from support.programs import find_program
from support.report import formatted, medians, table
from support.waiting import wait_until

DASHBOARDS, QOS = 50, 1
WARMUP, FLOWS = 3_000, 5_000  # with those of the warm-up before, nearly all of the 10,000 codes
WARMUP_SECONDS = 20
REFRESH_SECONDS = 5  # as the live page refreshes the list of those who need help


def dashboards(bench):
    """Each measurement has a lab of its own, whose code is compiled by a load with open dashboards.

    Each dashboard reads its own stream of events, and refreshes the list of those who need help.
    """
    rows = []
    for _ in range(bench.options.rounds):
        for count in (0, DASHBOARDS):
            with bench.warm_lab() as lab:
                with open_dashboards(lab, DASHBOARDS):
                    time.sleep(WARMUP_SECONDS)
                    bench.run_load(lab.broker_port, WARMUP, WINDOW, QOS, WARMUP_FLOWS)
                with open_dashboards(lab, count):
                    time.sleep(REFRESH_SECONDS)  # since the logins, which are not measured
                    speed = bench.run_load(lab.broker_port, FLOWS, WINDOW, QOS, WARMUP_FLOWS + WARMUP)
            rows.append({"dashboards": count, "codes_per_s": speed["codes_per_s"]})
            print(rows[-1], file=sys.stderr, flush=True)
    return report(rows)


@contextmanager
def open_dashboards(lab, count):
    with ExitStack() as stack:
        ended = threading.Event()
        stack.callback(ended.set)
        for number in range(count):
            session = DashboardSession(lab, PASSWORD)
            words = [find_program("curl"), "-s", "-N", "-o", "/dev/null", "-H", f"Cookie: {session.cookie_header()}",
                     f"{session.site}/api/events?masked=true"]
            reader = subprocess.Popen(words)
            stack.callback(reader.wait)
            stack.callback(reader.kill)
            first = REFRESH_SECONDS * number / count
            refresh = threading.Thread(target=refresh_until, args=(session, ended, first))
            refresh.start()
            stack.callback(refresh.join)
            stack.callback(ended.set)
        wait_until(lambda: open_streams(lab) == count, 60, "the streams of events did not open", lab.process)
        yield
    wait_until(lambda: open_streams(lab) == 0, 60, "the streams of events did not close", lab.process)


def refresh_until(session, ended, first):
    seconds = first
    while not ended.wait(seconds):
        with contextlib.suppress(urllib.error.HTTPError):  # 503 while the tables are out of date; a page waits too
            session.get("/dashboard/live/stuck")
        seconds = REFRESH_SECONDS


def open_streams(lab):
    with open_url(f"http://127.0.0.1:{lab.http_port}/actuator/prometheus") as response:
        return int(float(re.search(r"^dst_events_readers(?:{.*})? (\S+)", response.read().decode(), re.MULTILINE)[1]))


def report(rows):
    median_rows = list(medians(rows, "dashboards"))
    speed = {row["dashboards"]: row["codes_per_s"] for row in median_rows}
    return table(["open dashboards", "codes/s", "of those without"],
                 [[row["dashboards"], formatted(row, "codes_per_s"), f"{row['codes_per_s'] / speed[0]:.0%}"]
                  for row in median_rows])
