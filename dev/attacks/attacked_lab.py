# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A lab of its own for each attack, with its servers."""
import csv
import io
import os

from support.http_client import open_url
from support.lab_process import PASSWORD, LabProcess
from support.mosquitto import Mosquitto
from support.postgresql import PostgreSQL
from support.programs import find_program
from support.smtp_sink import SmtpSink

EMBEDDED, MOSQUITTO = "embedded", "mosquitto"
START_TIMEOUT = 400  # seconds


class AttackedLab:
    """``files`` is the limit of open files of the lab's process, 0 for the limit of this process."""

    def __init__(self, folder, command, broker, options, files=0, environment=None):
        os.makedirs(folder)
        self.mosquitto, self.postgresql, self.lab, self.sink = None, None, None, SmtpSink()
        try:
            if broker == MOSQUITTO:
                self.mosquitto = Mosquitto(os.path.join(folder, "mosquitto"), options.setting).start()
                if options.rate_limit:
                    self.mosquitto.limit_rate()
            if options.database == "postgresql":
                self.postgresql = PostgreSQL().start()
            if files:
                command = [find_program("prlimit"), f"--nofile={files}:{files}", *command]
            variables = {**(self.postgresql.environment() if self.postgresql else {}), **self.sink.environment()}
            self.lab = LabProcess(os.path.join(folder, "lab"), command, self.mosquitto,
                                  **variables, **(environment or {}))
            self.lab.start().wait_connected(START_TIMEOUT)
        except BaseException:
            self.close()
            raise

    def restart(self):
        """Ends the lab as a professor does, and starts it on the same data."""
        self.lab.stop()
        self.lab.start().wait_connected(START_TIMEOUT)

    def is_alive(self):
        return self.lab.process.poll() is None

    def codes_of(self, prefixes):
        """The code of each DNI that begins with one of these, by the rows."""
        rows = self._rows("/api/requests?outcome=ISSUED")
        return {row["dni"]: row["code"] for row in rows if row["dni"].startswith(prefixes)}

    def codes_drawn(self, dni):
        """The codes in the rows of this student, each as often as there is a row."""
        return [row["code"] for row in self._rows("/api/requests?outcome=ISSUED") if row["dni"] == dni]

    def redeemed_by(self, name):
        """The number of codes that were accepted from this name."""
        return sum(row["name"] == name for row in self._rows("/api/submissions?verdict=ACCEPTED"))

    def _rows(self, path):
        url = f"http://127.0.0.1:{self.lab.http_port}{path}"
        with open_url(url, PASSWORD, accept="text/csv", seconds=60) as response:
            return list(csv.DictReader(io.TextIOWrapper(response, "utf-8-sig")))

    def count(self, path, query=""):
        """How many rows there are."""
        return self.lab.get(f"{path}?size=1&{query}")["total"]

    def log_size(self):
        return os.path.getsize(self.lab.log)

    def log_has(self, text):
        with open(self.lab.log, errors="replace") as log:
            return any(text in line for line in log)

    def data_size(self):
        """In bytes on disk."""
        size = 0
        for folder, _, names in os.walk(os.path.join(self.lab.folder, "data")):
            for name in names:
                try:
                    size += os.lstat(os.path.join(folder, name)).st_blocks * 512
                except OSError:
                    continue  # It was removed just now.
        return size

    def close(self):
        for part in (self.lab, self.mosquitto, self.postgresql):
            if part:
                part.stop()
        self.sink.close()
