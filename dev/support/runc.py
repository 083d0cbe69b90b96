# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A container as Docker would run the image, by the runc that Docker uses too."""
import json
import os
import subprocess
import time
import urllib.error
import urllib.request

from mosquitto import program

KINDS = ("bounding", "effective", "inheritable", "permitted", "ambient")
RESTRICTED = ["nosuid", "noexec", "nodev"]
# What Docker leaves a container if it is not told otherwise.
USUAL = [f"CAP_{name}" for name in ("CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP "
                                    "SETUID SYS_CHROOT AUDIT_WRITE").split()]


def mount(destination, kind, *options, source=None):
    return {"destination": destination, "type": kind, "source": source or kind, "options": list(options)}


def specification(root, image, order, binds, shares):
    uid, gid = map(int, image["User"].split(":"))
    kept = [] if order.drops_all else USUAL
    return {
        "ociVersion": "1.0.2", "hostname": "dst-lab",
        "process": {
            "user": {"uid": uid, "gid": gid}, "args": image["Entrypoint"], "cwd": image["WorkingDir"],
            "env": [*image["Env"], *(f"{name}={value}" for name, value in order.environment.items())],
            "noNewPrivileges": order.no_new_privileges,
            "capabilities": {kind: kept if kind == "bounding" or uid == 0 else [] for kind in KINDS}},
        "root": {"path": root, "readonly": order.read_only},
        "mounts": [
            mount("/proc", "proc"), mount("/dev", "tmpfs", "nosuid", "mode=755"),
            mount("/dev/shm", "tmpfs", *RESTRICTED, "mode=1777"), mount("/sys/fs/cgroup", "cgroup", "ro", *RESTRICTED),
            *(mount(there, "tmpfs", *RESTRICTED, "mode=1777") for there in order.tmpfs),
            *(mount(there, "bind", "rbind", mode, source=here) for here, there, mode in binds)],
        "linux": {"namespaces": [{"type": kind} for kind in ("pid", "mount", "ipc", "uts")],
                  "resources": {"memory": {"limit": order.memory * 1024 * 1024}, "cpu": {"shares": shares}}}}


class Container:
    def __init__(self, folder, image, config):
        self.folder, self.image, self.process, self.started_at = folder, image, None, 0
        self.name, self.log = f"dst-lab-{os.getpid()}-{os.path.basename(folder)}", os.path.join(folder, "log")
        os.makedirs(folder)
        with open(os.path.join(folder, "config.json"), "w") as out:
            json.dump(config, out, indent=1)

    def start(self):
        self.started_at = time.time()
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen([program("runc"), "run", "--bundle", self.folder, self.name],
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        return self

    def is_healthy(self):
        """What the image's health check says, run inside as Docker runs it."""
        test = self.image["Healthcheck"]["Test"]
        return subprocess.run([program("runc"), "exec", self.name, *test[1:]], capture_output=True).returncode == 0

    def wait_healthy(self, seconds=150):
        """How many seconds that took, from the start; none if it did not come to that.

        It is looked at from outside, which costs next to nothing, until it is time to ask the health check."""
        while True:
            ready = answers_ready()
            took = time.time() - self.started_at
            if ready and self.is_healthy():
                return took
            if self.process.poll() is not None or took > seconds:
                return None
            time.sleep(0.02)

    def pid(self):
        said = subprocess.run([program("runc"), "state", self.name], capture_output=True, text=True, check=True)
        return json.loads(said.stdout)["pid"]

    def status(self, name):
        with open(f"/proc/{self.pid()}/status") as status:
            return next(line.split(":")[1].split() for line in status if line.startswith(name + ":"))

    def said(self):
        with open(self.log, errors="replace") as log:
            return log.read()

    def stop(self):
        """As docker stop does it. How it ended: 143 if by the signal and in time."""
        if self.process and self.process.poll() is None:
            subprocess.run([program("runc"), "kill", self.name, "TERM"], capture_output=True)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                subprocess.run([program("runc"), "kill", self.name, "KILL"], capture_output=True)
                self.process.wait(30)
        return self.process.returncode if self.process else None


def answers_ready():
    try:
        with urllib.request.urlopen("http://127.0.0.1:8080/actuator/health/readiness", timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
