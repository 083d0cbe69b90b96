# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How many requests are served while the programs of a class are compared, and how long a comparison takes."""
import glob
import os
import sys
import threading
import time
import urllib.request

from support.benchmark import WARMUP_FLOWS, WINDOW
from support.http_client import open_url
from support.lab_process import PASSWORD, ROSTER_SIZE, dni
from support.report import formatted, medians, table

TURNS = ("not compared", "compared", "compared", "not compared")
PROGRAMS, QOS = 400, 1
CORPUS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..",
                      "src/test/resources/es/upv/dst/programs/originality/corpus")
BOUNDARY = "part"


def program_load(bench):
    """On one lab, which compares all programs again and again in every other turn."""
    rows, idle = [], []
    for _ in range(bench.options.rounds):
        with bench.warm_lab() as lab:
            for number, source in enumerate(sources()):
                upload(lab, dni(ROSTER_SIZE - 1 - number), source)
            idle.append(compare(lab))
            flows = bench.options.flows // 4
            bench.run_load(lab.broker_port, flows, WINDOW, QOS, WARMUP_FLOWS)
            for turn, programs in enumerate(TURNS):
                rows.append(take_turn(bench, lab, programs, WARMUP_FLOWS + flows * (turn + 1)))
            print(rows[-len(TURNS):], idle[-1], file=sys.stderr, flush=True)
    return report(rows, idle)


def sources():
    """The programs of the corpus, some of them several times with another last line."""
    files = sorted(glob.glob(os.path.join(CORPUS, "[dh]*", "**", "*.py"), recursive=True))
    for number in range(PROGRAMS):
        with open(files[number % len(files)]) as program:
            yield f"{program.read()}\nnumber = {number}\n"


def upload(lab, student, source):
    body = (f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="dni"\r\n\r\n{student}\r\n'
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="practica.py"\r\n\r\n'
            f"{source}\r\n--{BOUNDARY}--\r\n").encode()
    url = f"http://127.0.0.1:{lab.http_port}/api/programs"
    password = urllib.request.HTTPPasswordMgrWithPriorAuth()
    password.add_password(None, url, "admin", PASSWORD, is_authenticated=True)
    opener = urllib.request.build_opener(urllib.request.HTTPBasicAuthHandler(password))
    headers = {"Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
    opener.open(urllib.request.Request(url, data=body, headers=headers), timeout=60).close()


def compare(lab):
    """The seconds that a comparison of all programs takes."""
    began = time.time()
    url = f"http://127.0.0.1:{lab.http_port}/api/programs/comparison"
    open_url(url, PASSWORD, body={"all": True}, seconds=600).close()
    return time.time() - began


def take_turn(bench, lab, programs, first):
    ended = threading.Event()

    def compare_again():
        while not ended.is_set():
            compare(lab)
    thread = threading.Thread(target=compare_again)
    if programs == "compared":
        thread.start()
    speed = bench.run_load(lab.broker_port, bench.options.flows // 4, WINDOW, QOS, first)["codes_per_s"]
    ended.set()
    if thread.ident:
        thread.join()
    return {"programs": programs, "codes_per_s": speed}


def report(rows, idle):
    median_rows = list(medians(rows, "programs"))
    speed = {row["programs"]: row["codes_per_s"] for row in median_rows}
    lines = [[row["programs"], formatted(row, "codes_per_s"), f"{row['codes_per_s'] / speed['not compared']:.0%}"]
             for row in median_rows]
    median = sorted(idle)[len(idle) // 2]
    return (table([f"{PROGRAMS} programs", "codes/s", "of those without"], lines)
            + f"\n\nA comparison while no student sends anything, the first of the lab: {median:.1f} s")
