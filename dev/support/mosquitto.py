# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real Mosquitto with the settings and the policy that dst-lab ships, on a port and in a folder of its own."""
import getpass
import os
import random
import re
import shutil
import signal
import socket
import subprocess
import time

SHIPPED = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "deploy", "mosquitto")
TEACHER = "teacher"


def free_port():
    """Below the ports of outgoing connections, of which one could take it while its owner is killed."""
    while True:
        port = random.randrange(20000, 32000)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


def answers(port):
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def program(name):
    """Debian keeps daemons where only root looks."""
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    if not found:
        raise SystemExit(f"{name} is not installed")
    return found


def version():
    said = subprocess.run([program("mosquitto"), "-h"], capture_output=True, text=True).stdout
    return re.search(r"version ([\d.]+)", said)[1]


class Mosquitto:
    def __init__(self, folder, settings=()):
        """``settings`` are lines of its configuration that take the place of the shipped ones."""
        self.folder, self.port, self.process, self.started_at = folder, free_port(), None, 0
        os.makedirs(folder)
        self.log = os.path.join(folder, "log")
        os.close(os.open(os.path.join(folder, "passwd"), os.O_CREAT | os.O_WRONLY, 0o600))
        for user in ("dst", TEACHER):
            self._add_password(user)
        shutil.copy(os.path.join(SHIPPED, "acl"), folder)
        with open(os.path.join(SHIPPED, "mosquitto.conf")) as shipped:
            lines = shipped.read().replace("/etc/mosquitto/dst-lab", folder).replace("/var/lib/mosquitto", folder)
        own = [f"listener {self.port} 127.0.0.1", f"user {getpass.getuser()}", "log_dest stderr", *settings]
        named = {line.split()[0] for line in own}
        kept = [line for line in lines.splitlines() if line.split(" ")[0] not in named]
        kinds = [f"log_type {kind}" for kind in ("error", "warning", "notice", "information", "subscribe")]
        with open(os.path.join(folder, "mosquitto.conf"), "w") as out:
            out.write("\n".join(kept + own + kinds) + "\n")

    def _add_password(self, user):
        words = ["-b", os.path.join(self.folder, "passwd"), user, user]
        subprocess.run([program("mosquitto_passwd"), *words], check=True, capture_output=True)

    def add_prefix(self, prefix):
        """Before the start: grants each user below this prefix what it is granted below DST."""
        with open(os.path.join(self.folder, "acl"), "r+") as acl:
            granted = re.sub(r"^(topic \w+) DST/(.*)$", rf"\g<0>\n\1 {prefix}/\2", acl.read(), flags=re.MULTILINE)
            acl.seek(0)
            acl.write(granted)

    def start(self):
        with open(self.log, "ab") as log:
            self.started_at = log.tell()
            command = [program("mosquitto"), "-c", os.path.join(self.folder, "mosquitto.conf")]
            self.process = subprocess.Popen(command, stdout=log, stderr=log)
        until = time.time() + 20
        while not answers(self.port):
            if self.process.poll() is not None or time.time() > until:
                raise SystemExit(f"mosquitto did not start, see {self.log}")
            time.sleep(0.02)
        return self

    def knows_the_lab(self):
        """Whether the lab has subscribed since this start; nobody else may listen to requests and solutions."""
        with open(self.log, errors="replace") as log:
            log.seek(self.started_at)
            said = log.read()
        return all(re.search(rf" [012] {topic}$", said, re.MULTILINE) for topic in ("DST/PETICION", "DST/SOLUCION"))

    def kill(self):
        self.stop(signal.SIGKILL)

    def stop(self, how=signal.SIGTERM):
        if self.process and self.process.poll() is None:
            self.process.send_signal(how)
            self.process.wait()
