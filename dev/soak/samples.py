# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lab uses, every ten seconds."""
import os
import re
import threading
import time
from dataclasses import dataclass

from support.http_client import open_url
from support.process_stats import resident_kb

INTERVAL = 10.0  # seconds


@dataclass
class Sample:
    """``heap_mb`` is what is alive after the last full garbage collection, or what is used if there was none."""
    seconds: float
    rss_mb: float
    heap_mb: float
    files: int
    threads: int
    rows: int


class Sampler:

    def __init__(self, lab):
        self.lab, self.samples, self.missed, self.began = lab, [], 0, time.time()
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._run, daemon=True)
        self.thread.start()

    def _run(self):
        while not self.ended.wait(INTERVAL):
            try:
                self.samples.append(self._sample())
                print(self.samples[-1], flush=True)
            except (OSError, ValueError, KeyError):
                self.missed += 1

    def _sample(self):
        pid = self.lab.process.pid
        rows = sum(self.lab.get(f"/api/{table}?size=1")["total"] for table in ("requests", "submissions", "mail"))
        return Sample(round(time.time() - self.began), resident_kb(pid) // 1024, self._heap_mb(),
                      len(os.listdir(f"/proc/{pid}/fd")), len(os.listdir(f"/proc/{pid}/task")), rows)

    def _heap_mb(self):
        with open_url(f"http://127.0.0.1:{self.lab.http_port}/actuator/prometheus") as response:
            text = response.read().decode()
        live = re.search(r"^jvm_gc_live_data_size_bytes(?:{.*})? (\S+)", text, re.MULTILINE)
        used = re.findall(r'^jvm_memory_used_bytes{.*area="heap".*} (\S+)', text, re.MULTILINE)
        return round((float(live[1] if live else 0) or sum(map(float, used))) / 1e6)

    def stop(self):
        self.ended.set()
        self.thread.join(60)
