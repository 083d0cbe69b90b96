# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""dst-lab as a process of its own, configured by its variables and looked at over HTTP."""
import base64
import glob
import json
import os
import re
import shutil
import signal
import subprocess
import time
import urllib.error
import urllib.request
from datetime import datetime, timezone

from mosquitto import TEACHER, free_port
from truth import Row

PASSWORD = "correct horse battery staple"
ENROLLED = 10_000
PREFIX = "DST"  # the first level of the topics, by default


def dni(number):
    return f"{10_000_000 + number:08d}"


def java():
    """A java that is new enough, wherever one is."""
    homes = [os.environ.get("JAVA_HOME", ""), *sorted(glob.glob("/usr/lib/jvm/*25*"))]
    found = [os.path.join(home, "bin", "java") for home in homes if home] + [shutil.which("java") or "java"]
    return next((path for path in found if release(path) >= 25), found[-1])


def release(path):
    try:
        said = subprocess.run([path, "-version"], capture_output=True, text=True).stderr
    except OSError:
        return 0
    return int((re.search(r'version "(\d+)', said) or [0, 0])[1])


class Service:
    def __init__(self, folder, command, mosquitto=None, **variables):
        """On the given Mosquitto, or else on its own broker; ``variables`` has the last word on how."""
        os.makedirs(folder)
        self.folder, self.command, self.process = folder, command, None
        self.http = free_port()
        self.broker_port = mosquitto.port if mosquitto else free_port()
        self.log = os.path.join(folder, "log")
        roster = os.path.join(folder, "roster.csv")
        with open(roster, "w") as out:
            out.write("dni,name,email\n")
            out.writelines(f"{dni(n)},Alumno {n:05d},alumno{n:05d}@teleco.upv.es\n" for n in range(ENROLLED))
        self.variables = {
            "SERVER_PORT": str(self.http), "DST_DATA_DIR": os.path.join(folder, "data"), "DST_ROSTER": roster,
            "DST_ADMIN_PASSWORD": PASSWORD, "DST_BROKER_USERNAME": TEACHER, "DST_BROKER_PASSWORD": TEACHER,
            **({"DST_BROKER_URL": f"tcp://127.0.0.1:{mosquitto.port}"} if mosquitto
               else {"DST_BROKER_PORT": str(self.broker_port)}), **variables}
        self.prefix = variables.get("DST_TOPICS_PREFIX", PREFIX)

    def start(self):
        """Returns at once; ``wait_up`` waits."""
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=self.folder, env={**os.environ, **self.variables}, stdout=log, stderr=log)
        return self

    def is_up(self):
        """Whether it hears what students send."""
        try:
            return self.status()["broker"]["connected"]
        except (OSError, ValueError):
            return False

    def wait_up(self, seconds=300):
        until = time.time() + seconds
        while not self.is_up():
            if self.process.poll() is not None or time.time() > until:
                raise SystemExit(f"dst-lab did not come up, see {self.log}")
            time.sleep(0.05)
        return self

    def kill(self):
        """As the kernel does it when memory is short."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def pause(self):
        """As a machine does that stands still, and does not know it afterwards."""
        self.process.send_signal(signal.SIGSTOP)

    def resume(self):
        self.process.send_signal(signal.SIGCONT)

    def say_what_it_waits_for(self, seconds=5):
        """A JVM that is asked to quit so writes its threads into its log, and goes on."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGQUIT)
            time.sleep(seconds)

    def stop(self):
        if self.process and self.process.poll() is None:
            self.resume()
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.kill()

    def status(self, seconds=30):
        return self.get("/api/status", seconds)

    def get(self, path, seconds=30):
        login = base64.b64encode(f"admin:{PASSWORD}".encode()).decode()
        asked = urllib.request.Request(f"http://127.0.0.1:{self.http}{path}", headers={"Authorization": "Basic " + login})
        until = time.time() + seconds
        while True:
            try:
                with urllib.request.urlopen(asked, timeout=seconds) as answer:
                    return json.load(answer)
            except urllib.error.HTTPError as refused:
                # On a loaded machine the tables can be behind for longer than a request waits.
                if refused.code != 503 or time.time() > until:
                    raise
            time.sleep(0.5)

    def rows(self):
        """All that it says of requests and solutions."""
        return rows(self.all("/api/requests"), self.all("/api/submissions"))

    def mails(self):
        """The codes of the mails that tell somebody of a certificate."""
        return certified(self.all("/api/mail"))

    def all(self, path):
        items, page = [], 0
        while True:
            answer = self.get(f"{path}?page={page}&size=500")
            items += answer["items"]
            if len(items) >= answer["total"] or not answer["items"]:
                return items
            page += 1


def rows(requests, submissions):
    return ([Row(row["id"], "request", row["dni"], row["outcome"], row.get("code") or "", seconds(row["receivedAt"]))
             for row in requests]
            + [Row(row["id"], "solution", row.get("name") or row.get("sent"), row["verdict"], row.get("code") or "",
                   seconds(row["receivedAt"])) for row in submissions])


def certified(mails):
    return [mail["code"] for mail in mails if mail["verdict"] == "ACCEPTED"]


def seconds(text):
    """ISO-8601 in UTC, with any number of decimals."""
    whole, _, part = text.rstrip("Z").partition(".")
    moment = datetime.strptime(whole, "%Y-%m-%dT%H:%M:%S").replace(tzinfo=timezone.utc)
    return moment.timestamp() + float(f"0.{part or 0}")
