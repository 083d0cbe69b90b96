# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the pipeline loses while mails go out, and what mails lose while students are served."""
import os
import signal
import sys
import threading
import time

from measuring import SOURCES, WARM_FLOWS, WINDOW
from mosquitto import free_port
from report import figure, medians, table

TURNS = ("wait", "go out", "go out", "wait")
MAILS, QOS = 1_000, 1


def mailing(bench):
    """One lab, whose mail server is frozen for every other turn, so that all else is alike.

    It is warmed up as ever, and by flows whose mails have gone out before the clock starts: mails, too, cost more while
    their code is compiled. In every turn there are mails waiting.
    """
    rows, thousand = [], []
    for _ in range(bench.chosen.rounds):
        port = free_port()
        with bench.program(sys.executable, os.path.join(SOURCES, "postbox.py"), str(port)) as postbox, \
                bench.lab(SPRING_MAIL_HOST="127.0.0.1", SPRING_MAIL_PORT=str(port)) as service:
            rows += by_turns(bench, service, postbox)
            thousand.append(seconds_for_a_thousand(bench, service))
            print(rows[-len(TURNS):], thousand[-1], file=sys.stderr, flush=True)
    return shown(rows, thousand)


def by_turns(bench, service, postbox):
    each, rows = bench.chosen.flows // 4, []
    bench.warm(service.broker_port, bench.chosen.warm)
    bench.flood(service.broker_port, WARM_FLOWS, WINDOW, QOS, 0)
    bench.flood(service.broker_port, each, WINDOW, QOS, WARM_FLOWS)
    await_sent(service, WARM_FLOWS + each - 200)
    for turn, mails in enumerate(TURNS):
        postbox.send_signal(signal.SIGSTOP if mails == "wait" else signal.SIGCONT)
        before = service.status()["mail"]["sent"]
        speed = bench.flood(service.broker_port, each, WINDOW, QOS, WARM_FLOWS + each * (turn + 1))["codes_per_s"]
        rows.append({"mails": mails, "codes_per_s": speed, "sent": service.status()["mail"]["sent"] - before})
    postbox.send_signal(signal.SIGCONT)
    return rows


def seconds_for_a_thousand(bench, service):
    """With students at the door all the time, whose messages are refused: of codes there are not so many."""
    over = threading.Event()

    def keep_busy():
        while not over.is_set():
            bench.refused(service.broker_port, 2_000)
    busy = threading.Thread(target=keep_busy)
    busy.start()
    began, until = time.time(), service.status()["mail"]["sent"] + MAILS
    await_sent(service, until)
    seconds = time.time() - began
    over.set()
    busy.join()
    return seconds


def await_sent(service, mails):
    while service.status()["mail"]["sent"] < mails:
        time.sleep(0.1)


def shown(rows, thousand):
    middle = list(medians(rows, "mails"))
    speed = {row["mails"]: row["codes_per_s"] for row in middle}
    lines = [[row["mails"], figure(row, "codes_per_s"), f"{row['codes_per_s'] / speed['wait']:.0%}"] for row in middle]
    thousand = sorted(thousand)[len(thousand) // 2]
    return (table(["mails", "codes/s", "of those without"], lines)
            + f"\n\n{MAILS:,} mails, while messages come in without pause: {thousand:.1f} s")
