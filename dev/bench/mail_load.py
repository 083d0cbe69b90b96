# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many requests are served while mails are sent, and how fast mails are sent while students are served."""
import os
import signal
import sys
import threading
import time

from support import smtp_sink
from support.benchmark import WARMUP_FLOWS, WINDOW
from support.ports import free_port
from support.report import formatted, medians, table
from support.waiting import wait_until

TURNS = ("wait", "are sent", "are sent", "wait")
MAILS, QOS = 1_000, 1


def mail_load(bench):
    """On one lab, whose SMTP server is suspended in every other turn, so that everything else is the same.

    Before the first turn mails are sent, so that the code that sends them is compiled. In every turn mails are waiting.
    """
    rows, seconds = [], []
    for _ in range(bench.options.rounds):
        port = free_port()
        with bench.program(sys.executable, os.path.abspath(smtp_sink.__file__), str(port)) as smtp_server, \
                bench.warm_lab(SPRING_MAIL_HOST="127.0.0.1", SPRING_MAIL_PORT=str(port)) as lab:
            rows += take_turns(bench, lab, smtp_server)
            seconds.append(seconds_for_mails(bench, lab))
            print(rows[-len(TURNS):], seconds[-1], file=sys.stderr, flush=True)
    return report(rows, seconds)


def take_turns(bench, lab, smtp_server):
    flows, rows = bench.options.flows // 4, []
    bench.run_load(lab.broker_port, flows, WINDOW, QOS, WARMUP_FLOWS)
    wait_for_sent(lab, WARMUP_FLOWS + flows - 200)
    for turn, mails in enumerate(TURNS):
        smtp_server.send_signal(signal.SIGSTOP if mails == "wait" else signal.SIGCONT)
        before = sent(lab)
        first = WARMUP_FLOWS + flows * (turn + 1)
        speed = bench.run_load(lab.broker_port, flows, WINDOW, QOS, first)["codes_per_s"]
        rows.append({"mails": mails, "codes_per_s": speed, "sent": sent(lab) - before})
    smtp_server.send_signal(signal.SIGCONT)
    return rows


def seconds_for_mails(bench, lab):
    """While students send requests all the time. These are refused, because there are not enough codes."""
    ended = threading.Event()

    def send_requests():
        while not ended.is_set():
            bench.publish_refused(lab.broker_port, 2_000)
    thread = threading.Thread(target=send_requests)
    thread.start()
    began = time.time()
    wait_for_sent(lab, sent(lab) + MAILS)
    seconds = time.time() - began
    ended.set()
    thread.join()
    return seconds


def sent(lab):
    return lab.status()["mail"]["sent"]


def wait_for_sent(lab, mails):
    wait_until(lambda: sent(lab) >= mails, 600, f"the lab did not send {mails} mails, see {lab.log}", lab.process, 0.1)


def report(rows, seconds):
    median_rows = list(medians(rows, "mails"))
    speed = {row["mails"]: row["codes_per_s"] for row in median_rows}
    lines = [[row["mails"], formatted(row, "codes_per_s"), f"{row['codes_per_s'] / speed['wait']:.0%}"]
             for row in median_rows]
    median = sorted(seconds)[len(seconds) // 2]
    return (table(["mails", "codes/s", "of those without"], lines)
            + f"\n\n{MAILS:,} mails while messages are received without a pause: {median:.1f} s")
