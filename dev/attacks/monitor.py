# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches the lab during an attack: its memory, files and threads, and what health, status and doctor tell."""
import os
import re
import threading
import time

from support.process_stats import resident_kb

PROCESS_INTERVAL, HTTP_INTERVAL = 0.5, 2.0  # seconds
HTTP_TIMEOUT = 20
# Where the lab tells what is wrong. Texts with a number or a time in them change by themselves.
HEALTH, STATUS, DOCTOR = "/actuator/health", "/api/status", "/api/doctor"


class Monitor:
    """Samples until ``stop``. ``told`` has the texts that were not there when the monitor was started, by path."""

    def __init__(self, lab):
        self.lab, self.peaks, self.first, self.slowest, self.unanswered = lab, {}, {}, {}, []
        self.before = {path: words(path, self._get(path)) for path in (HEALTH, STATUS, DOCTOR)}
        self.told = {path: set() for path in self.before}
        self.ended = threading.Event()
        self.threads = [threading.Thread(target=run, daemon=True) for run in (self._sample_process, self._ask)]
        for thread in self.threads:
            thread.start()

    def _sample_process(self):
        while not self.ended.wait(PROCESS_INTERVAL):
            try:
                for name, value in process_figures(self.lab.process.pid).items():
                    self.first.setdefault(name, value)
                    self.peaks[name] = max(value, self.peaks.get(name, 0))
            except OSError:
                return  # The process has ended.

    def _ask(self):
        while not self.ended.wait(HTTP_INTERVAL):
            self.ask(HEALTH, STATUS)

    def ask(self, *paths):
        for path in paths:
            began = time.time()
            try:
                self.told[path] |= words(path, self._get(path)) - self.before[path]
            except (OSError, ValueError) as error:
                self.unanswered.append(f"{path}: {error}")
            self.slowest[path] = max(time.time() - began, self.slowest.get(path, 0.0))

    def _get(self, path):
        return self.lab.health(HTTP_TIMEOUT) if path == HEALTH else self.lab.get(path, HTTP_TIMEOUT)

    def stop(self):
        self.ask(DOCTOR)
        self.ended.set()
        for thread in self.threads:
            thread.join(HTTP_TIMEOUT + 1)


def process_figures(pid):
    return {"RSS MB": resident_kb(pid) // 1024, "files": len(os.listdir(f"/proc/{pid}/fd")),
            "threads": len(os.listdir(f"/proc/{pid}/task"))}


def words(path, answer):
    """The texts and truth values of an answer with their places, and whether it counts guesses.

    Of the doctor, only the checks that did not pass.
    """
    if path == DOCTOR:
        return {f"{check['check']} {check['result']}" for check in answer if check["result"] != "PASS"}
    return set(leaves(answer))


def leaves(answer, place=""):
    if isinstance(answer, dict):
        for name, value in answer.items():
            yield from leaves(value, f"{place}.{name}" if place else name)
    elif isinstance(answer, list):
        for value in answer:
            yield from leaves(value, place)
    elif isinstance(answer, (str, bool)):
        yield f"{place.removeprefix('components.')}={re.sub(r'[0-9.,]+', '#', str(answer))}"
    elif answer and "guess" in place.lower():
        yield f"{place}=#"
