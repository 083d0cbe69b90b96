# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Mosquitto with the configuration and the access rules that dst-lab ships, on its own port and in its own folder."""
import getpass
import os
import re
import shutil
import signal
import subprocess

from support.mqtt_client import REQUESTS, SOLUTIONS, STUDENT, TEACHER
from support.ports import free_port, is_listening
from support.programs import find_program
from support.waiting import wait_until

SHIPPED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "deploy", "mosquitto")
LOGGED = ("error", "warning", "notice", "information", "subscribe")


def mosquitto_version():
    output = subprocess.run([find_program("mosquitto"), "-h"], capture_output=True, text=True).stdout
    return re.search(r"version ([\d.]+)", output)[1]


class Mosquitto:
    def __init__(self, folder, settings=()):
        """``settings`` are lines of its configuration that replace the shipped ones."""
        self.folder, self.port, self.process, self.log_offset = folder, free_port(), None, 0
        self.rate_limited = False
        os.makedirs(folder)
        self.log = os.path.join(folder, "log")
        os.close(os.open(os.path.join(folder, "passwd"), os.O_CREAT | os.O_WRONLY, 0o600))
        for account in (STUDENT, TEACHER):
            self._add_account(account)
        shutil.copy(os.path.join(SHIPPED, "acl"), folder)
        with open(os.path.join(SHIPPED, "mosquitto.conf")) as shipped:
            lines = shipped.read().replace("/etc/mosquitto/dst-lab", folder).replace("/var/lib/mosquitto", folder)
        own = [f"listener {self.port} 127.0.0.1", f"user {getpass.getuser()}", "log_dest stderr", *settings]
        replaced = {line.split()[0] for line in own}
        kept = [line for line in lines.splitlines() if line.split(" ")[0] not in replaced]
        with open(os.path.join(folder, "mosquitto.conf"), "w") as out:
            out.write("\n".join(kept + own + [f"log_type {kind}" for kind in LOGGED]) + "\n")

    def _add_account(self, name):
        words = ["-b", os.path.join(self.folder, "passwd"), name, name]
        subprocess.run([find_program("mosquitto_passwd"), *words], check=True, capture_output=True)

    def add_prefix(self, prefix):
        """Before the start: grants each account the same access below this prefix as below DST."""
        with open(os.path.join(self.folder, "acl"), "r+") as acl:
            rules = re.sub(r"^(topic \w+) DST/(.*)$", rf"\g<0>\n\1 {prefix}/\2", acl.read(), flags=re.MULTILINE)
            acl.seek(0)
            acl.write(rules)

    def start(self):
        with open(self.log, "ab") as log:
            self.log_offset = log.tell()
            command = [find_program("mosquitto"), "-c", os.path.join(self.folder, "mosquitto.conf")]
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        wait_until(lambda: is_listening(self.port), 20, f"mosquitto did not start, see {self.log}", self.process, 0.02)
        return self

    def limit_rate(self):
        """Limits what each address except the lab's sends, with the shipped rules. Needs root."""
        rules = os.path.join(SHIPPED, "rate-limit.nft")
        definitions = ("-D", f"ports={self.port}", "-D", "lab=127.0.0.1", "-D", "lab6=::1")
        subprocess.run([find_program("nft"), *definitions, "-f", rules], check=True)
        self.rate_limited = True

    def lab_has_subscribed(self):
        """Since this start. The access rules let nobody else subscribe to these topics."""
        with open(self.log, errors="replace") as log:
            log.seek(self.log_offset)
            text = log.read()
        return all(re.search(rf" [012] {topic}$", text, re.MULTILINE) for topic in (REQUESTS, SOLUTIONS))

    def kill(self):
        self.stop(signal.SIGKILL)

    def stop(self, signal_number=signal.SIGTERM):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal_number)
            self.process.wait()
        if self.rate_limited:
            subprocess.run([find_program("nft"), "delete", "table", "inet", "dst_lab"], check=True)
            self.rate_limited = False
