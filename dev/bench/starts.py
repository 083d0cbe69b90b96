# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a start takes until the first request is answered, by the way in which the lab is started."""
import glob
import os
import shutil
import subprocess
import time

from support.command_line import BIN
from support.lab_process import LabProcess
from support.process_stats import cpu_seconds, cpu_seconds_of_ended_children, resident_kb
from support.report import formatted, medians, table
from support.waiting import wait_until

OPTIONS = [f"@{BIN}/jvm.options", "-Xmx256m"]


def starts(bench):
    """The ways are measured in turn, so that a change of the machine's load affects all of them."""
    folder = installation(bench)
    script = os.path.join(folder, "bin", "dst-lab")
    first = measure(bench, "bin/dst-lab, the first start", [script])
    cached = glob.glob(os.path.join(folder, "cache", "*", "dst-lab.jar"))[0]
    refreshed = train_until_refresh(bench, cached)
    java, jar = bench.options.java, os.path.join(folder, "dst-lab.jar")
    ways = {
        "`java -jar`": [java, "-jar", jar],
        "with the options": [java, *OPTIONS, "-jar", jar],
        "and unpacked": [java, *OPTIONS, "-jar", cached],
        "and an AOT cache of a start only": [java, *OPTIONS, f"-XX:AOTCache={refreshed}", "-jar", cached],
        "`bin/dst-lab`": [script],
    }
    rows = [measure(bench, way, command) for _ in range(bench.options.rounds) for way, command in ways.items()]
    return table(["start", "s to the first answer", "CPU s until then", "memory MB"],
                 [[row["way"], formatted(row, "s", "{:.1f}"), formatted(row, "cpu", "{:.1f}"), formatted(row, "mb")]
                  for row in medians(rows, "way")] +
                 [[first["way"], formatted(first, "s", "{:.1f}"), formatted(first, "cpu", "{:.1f}"), "–"]])


def installation(bench):
    """A folder with the script and the jar, and no cache yet."""
    folder = bench.new_folder()
    shutil.copytree(BIN, os.path.join(folder, "bin"))
    shutil.copy(os.path.join(BIN, "..", "target", "dst-lab.jar"), folder)
    return folder


def train_until_refresh(bench, jar):
    """An AOT cache from a run that ends before the lab listens. Returns its path."""
    os.makedirs(work := bench.new_folder())
    cache = os.path.join(work, "refreshed.aot")
    subprocess.run([bench.options.java, *OPTIONS, f"-XX:AOTCacheOutput={cache}", "-Xlog:aot=error",
                    "-Dspring.context.exit=onRefresh", "-jar", jar, f"--dst.data.dir={work}/data"],
                   cwd=work, stdout=subprocess.DEVNULL, check=True)
    return cache


def measure(bench, way, command):
    lab = LabProcess(bench.new_folder(), command, DST_ROSTER="")
    began = time.time()
    lab.start()
    try:
        wait_until(lambda: answers(lab), 300, f"dst-lab did not start, see {lab.log}", lab.process, interval=0.02)
        pid = lab.process.pid
        return {"way": way, "s": time.time() - began, "mb": resident_kb(pid) / 1024,
                "cpu": cpu_seconds(pid) + cpu_seconds_of_ended_children(pid)}
    finally:
        lab.stop()


def answers(lab):
    try:
        return bool(lab.status())
    except (OSError, ValueError):
        return False
