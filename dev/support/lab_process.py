# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""dst-lab as a process, configured by environment variables and queried over HTTP."""
import json
import os
import signal
import subprocess
import time
import urllib.error

from support.http_client import open_url
from support.mqtt_client import TEACHER
from support.ports import free_port
from support.waiting import wait_until

PASSWORD = "correct horse battery staple"
ROSTER_SIZE = 10_000
FIRST_DNI = 10_000_000
DEFAULT_PREFIX = "DST"  # the first level of the topics


def dni(number):
    return f"{FIRST_DNI + number:08d}"


class LabProcess:
    def __init__(self, folder, command, mosquitto=None, **environment):
        """On the given Mosquitto, or else on its own broker. ``environment`` overrides all other variables."""
        os.makedirs(folder)
        self.folder, self.command, self.process = folder, command, None
        self.http_port = free_port()
        self.broker_port = mosquitto.port if mosquitto else free_port()
        self.log = os.path.join(folder, "log")
        roster = os.path.join(folder, "roster.csv")
        with open(roster, "w") as out:
            out.write("dni,name,email\n")
            out.writelines(f"{dni(n)},Alumno {n:05d},alumno{n:05d}@teleco.upv.es\n" for n in range(ROSTER_SIZE))
        broker = ({"DST_BROKER_URL": f"tcp://127.0.0.1:{mosquitto.port}"} if mosquitto
                  else {"DST_BROKER_PORT": str(self.broker_port)})
        self.environment = {
            "SERVER_PORT": str(self.http_port), "DST_DATA_DIR": os.path.join(folder, "data"), "DST_ROSTER": roster,
            "DST_ADMIN_PASSWORD": PASSWORD, "DST_BROKER_USERNAME": TEACHER, "DST_BROKER_PASSWORD": TEACHER,
            **broker, **environment}
        self.topic_prefix = environment.get("DST_TOPICS_PREFIX", DEFAULT_PREFIX)

    def start(self):
        """Returns at once; ``wait_connected`` waits."""
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=self.folder, env={**os.environ, **self.environment}, stdout=log, stderr=log)
        return self

    def is_connected(self):
        """Whether it is subscribed on its broker."""
        try:
            return self.status()["broker"]["connected"]
        except (OSError, ValueError):
            return False

    def wait_connected(self, seconds=300):
        wait_until(self.is_connected, seconds, f"dst-lab did not start, see {self.log}", self.process)
        return self

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def suspend(self):
        """As a virtual machine that is suspended: the lab does not notice when it is resumed."""
        self.process.send_signal(signal.SIGSTOP)

    def resume(self):
        self.process.send_signal(signal.SIGCONT)

    def dump_threads(self, seconds=5):
        """At a SIGQUIT a JVM writes its threads to its log, and continues."""
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

    def health(self, seconds=5):
        """The components with their details, also of a lab that is down, which answers 503."""
        try:
            with open_url(f"http://127.0.0.1:{self.http_port}/actuator/health", PASSWORD, seconds=seconds) as response:
                return json.load(response)
        except urllib.error.HTTPError as error:
            if error.code != 503:
                raise
            return json.load(error)

    def get(self, path, seconds=30):
        deadline = time.time() + seconds
        while True:
            try:
                with open_url(f"http://127.0.0.1:{self.http_port}{path}", PASSWORD, seconds=seconds) as response:
                    return json.load(response)
            except urllib.error.HTTPError as error:
                # On a loaded machine the tables can be out of date for longer than a request waits.
                if error.code != 503 or time.time() > deadline:
                    raise
            time.sleep(0.5)

    def get_all(self, path):
        """The items of all pages."""
        items, page = [], 0
        while True:
            answer = self.get(f"{path}?page={page}&size=500")
            items += answer["items"]
            if len(items) >= answer["total"] or not answer["items"]:
                return items
            page += 1
