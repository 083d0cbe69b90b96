# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the live page of a large class costs the browser while 200 events a second arrive."""
import os
import sys
import time

from support.benchmark import DNIS_OF_FIRST_REQUEST
from support.browser import Browser
from support.lab_process import PASSWORD, ROSTER_SIZE, dni
from support.process_stats import private_kb
from support.report import formatted, medians, table
from support.waiting import wait_until

STUDENTS, EVENTS_PER_SECOND, PASSES = 1_000, 200, 3
EVENTS_PER_FLOW = 2  # a request and a submission
FLOWS = STUDENTS - DNIS_OF_FIRST_REQUEST
DURATIONS = {"script_ms": "ScriptDuration", "task_ms": "TaskDuration"}


def live_page(bench):
    """In each round a new lab and browser. The students repeat the exercise in each pass."""
    rows = []
    for _ in range(bench.options.rounds):
        with bench.lab(DST_ROSTER=write_roster(bench.new_folder())) as lab:
            browser = Browser(lab.http_port)
            try:
                rows += measure(bench, lab, browser)
            finally:
                browser.close()
            print(rows[-1 - PASSES:], file=sys.stderr, flush=True)
    return report(rows)


def write_roster(folder):
    """The last students of the usual roster send the first request."""
    os.makedirs(folder)
    path = os.path.join(folder, "class.csv")
    with open(path, "w") as out:
        out.write("dni,name,email\n")
        for number in (*range(FLOWS), *range(ROSTER_SIZE - DNIS_OF_FIRST_REQUEST, ROSTER_SIZE)):
            out.write(f"{dni(number)},Alumno {number:05d},alumno{number:05d}@teleco.upv.es\n")
    return path


def report(rows):
    """Medians of what was used in a second, and the most memory."""
    lines = []
    for row in medians(rows, "measurement"):
        of_all = [other for other in rows if other["measurement"] == row["measurement"]]
        memory = [f"{max(other[name] for other in of_all):.0f}" for name in ("heap_mb", "process_mb")]
        lines.append([*(formatted(row, name) for name in ("events", *DURATIONS)), *memory])
    return table(["events/s", "ms of scripts a second", "ms of all tasks a second", "MB of JavaScript heap",
                  "MB of the tab's process"], lines)


def measure(bench, lab, browser):
    browser.emulate(1280)
    browser.sign_in(PASSWORD)
    browser.open("/dashboard/live")
    browser.wait_for("#chart canvas")
    browser.enable_metrics()
    play = [("idle", lambda: time.sleep(FLOWS * EVENTS_PER_FLOW / EVENTS_PER_SECOND)),
            *[("events", lambda: send_flows(bench, lab))] * PASSES]
    rows = [during(browser, name, action) for name, action in play]
    wait_until(lambda: shown(browser) == FLOWS, 30, f"the page shows {shown(browser)} certified students, not {FLOWS}")
    return rows


def shown(browser):
    return browser.run("return document.querySelectorAll('#tiles [data-state=CERTIFIED]').length")


def send_flows(bench, lab):
    pace = EVENTS_PER_SECOND // EVENTS_PER_FLOW
    bench.run_load(lab.broker_port, FLOWS, FLOWS, 1, 0, pace=pace)


def during(browser, name, action):
    before, began = browser.metrics(), time.time()
    action()
    seconds = time.time() - began
    after = browser.metrics()
    per_second = {key: 1000 * (after[metric] - before[metric]) / seconds for key, metric in DURATIONS.items()}
    return {"measurement": name, "events": FLOWS * EVENTS_PER_FLOW / seconds if name == "events" else 0, **per_second,
            "heap_mb": after["JSHeapUsedSize"] / 1024 ** 2, "process_mb": private_kb(browser.tab_pid()) / 1024}
