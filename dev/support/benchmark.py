# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compiles and runs the load generator and the subscribers of dev/bench, against any teacher on any broker."""
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager

from support.lab_process import DEFAULT_PREFIX, FIRST_DNI, ROSTER_SIZE, dni
from support.mqtt_client import STUDENT, new_client
from support.programs import find_program

SOURCES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "bench")
WARMUP_FLOWS, WINDOW = 1_200, 64
DNIS_OF_FIRST_REQUEST = 50  # the last of the roster


class Benchmark:
    """A flow is one request, its code and one solution. A window is the number of requests in progress."""

    PROGRAMS = ("load_generator", "subscribers")

    def __init__(self, options, command, folder):
        self.options, self.command, self.folder = options, command, folder
        for name in self.PROGRAMS:
            words = ["-O2", "-o", os.path.join(folder, name), os.path.join(SOURCES, name + ".c"), "-lmosquitto"]
            subprocess.run([find_program("gcc"), *words], check=True)

    def new_folder(self):
        """A path that does not exist yet."""
        return os.path.join(tempfile.mkdtemp(dir=self.folder), "files")

    def warm_up(self, port, prefix=DEFAULT_PREFIX, qos=1):
        """Refused messages first, so that the JIT compiler runs without using up codes; then some flows."""
        if self.options.warmup:
            self.publish_refused(port, self.options.warmup // 2, prefix=prefix)
            time.sleep(3)
        self.run_load(port, WARMUP_FLOWS, 32, qos, 0, prefix)

    def publish_refused(self, port, each, first=0, prefix=DEFAULT_PREFIX):
        """So many requests and as many solutions, which every teacher refuses."""
        for topic, line in ((f"{prefix}/PETICION", "{:08d}Z"), (f"{prefix}/SOLUCION", "{:05d} ;Nadie;nadie@upv.es")):
            lines = "".join(line.format(number) + "\n" for number in range(first, first + each))
            words = ["-p", str(port), "-u", STUDENT, "-P", STUDENT, "-q", "1", "-t", topic, "-l"]
            subprocess.run([find_program("mosquitto_pub"), *words], input=lines.encode(), check=True, timeout=300)

    def run_load(self, port, flows, window, qos, first, prefix=DEFAULT_PREFIX, pace=0):
        """Figures by their names. ``first`` is the number of the first student.

        With a pace, so many requests a second are sent, whatever the window is.
        """
        numbers = flows, window, qos, FIRST_DNI + first
        words = ["127.0.0.1", str(port), STUDENT, STUDENT, *map(str, numbers), prefix, str(pace)]
        ended = subprocess.run([os.path.join(self.folder, "load_generator"), *words],
                               capture_output=True, text=True, timeout=120)
        figures = dict(re.findall(r"(\w+)=([\d./]+)", ended.stdout))
        if figures.get("flows") != f"{flows}/{flows}":
            print(f"  incomplete: {ended.stdout}{ended.stderr}".rstrip(), file=sys.stderr, flush=True)
        return {name: float(value) for name, value in figures.items() if name != "flows"}

    @contextmanager
    def subscribers(self, port, size):
        """So many clients that only receive codes."""
        words = [os.path.join(self.folder, "subscribers"), str(port), str(size)]
        process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
        try:
            if process.stdout.readline().strip() != "ready":
                raise SystemExit(f"the broker did not accept {size} subscribers")
            yield
        finally:
            process.kill()
            process.wait()


def raise_open_file_limit(files):
    """A connection is an open file, here and in the broker, which inherits the limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < files:
        raise SystemExit(f"ulimit -Hn is {hard}, and {files} are needed")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, files), hard))


def wait_for_first_code(lab, seconds=300):
    """Sends a request twenty times a second, from the start of the lab on, until a code is received."""
    client, codes, deadline, sent = new_client("bench-first"), [], time.time() + seconds, 0
    client.on_connect = lambda connected, *_: connected.subscribe(f"{lab.topic_prefix}/CODIGO", 0)
    client.on_message = lambda *_: codes.append(1)
    connected = False
    while not codes:
        if lab.process.poll() is not None or time.time() > deadline:
            raise SystemExit(f"dst-lab does not answer, see {lab.log}")
        try:
            if not connected:
                client.connect("127.0.0.1", lab.broker_port)
                connected = True
            client.publish(f"{lab.topic_prefix}/PETICION", dni(ROSTER_SIZE - 1 - sent % DNIS_OF_FIRST_REQUEST), 0)
            sent += 1
            pause_end = time.time() + 0.05
            while time.time() < pause_end and connected and not codes:
                connected = client.loop(0.01) == 0
        except OSError:
            time.sleep(0.05)
    client.disconnect()
