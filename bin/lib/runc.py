# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A container as Docker would run the image with --read-only, --tmpfs /tmp, --cap-drop ALL and no-new-privileges, by the same runc."""
import json
import os
import subprocess
import time

from mosquitto import program

KINDS = ("bounding", "effective", "inheritable", "permitted", "ambient")
RESTRICTED = ["nosuid", "noexec", "nodev"]


def mount(destination, kind, *options, source=None):
    return {"destination": destination, "type": kind, "source": source or kind, "options": list(options)}


class Container:
    def __init__(self, folder, root, image, environment=(), binds=(), memory=None, read_only=True):
        """``binds`` are (what is here, where it is there, "ro" or "rw"); ``memory`` is a limit in MB."""
        self.folder, self.root, self.image, self.process = folder, root, image, None
        self.name, self.log = f"dst-lab-{os.getpid()}-{os.path.basename(folder)}", os.path.join(folder, "log")
        os.makedirs(folder)
        uid, gid = map(int, image["User"].split(":"))
        config = {
            "ociVersion": "1.0.2", "hostname": "dst-lab",
            "process": {
                "user": {"uid": uid, "gid": gid}, "args": image["Entrypoint"], "cwd": image["WorkingDir"],
                "env": [*image["Env"], *(f"{name}={value}" for name, value in dict(environment).items())],
                "noNewPrivileges": True, "capabilities": {kind: [] for kind in KINDS}},
            "root": {"path": root, "readonly": read_only},
            "mounts": [
                mount("/proc", "proc"), mount("/dev", "tmpfs", "nosuid", "mode=755"),
                mount("/dev/shm", "tmpfs", *RESTRICTED, "mode=1777"), mount("/sys/fs/cgroup", "cgroup", "ro", *RESTRICTED),
                # As Docker mounts one, by default.
                mount("/tmp", "tmpfs", *RESTRICTED, "mode=1777"),
                *(mount(there, "bind", "rbind", mode, source=here) for here, there, mode in binds)],
            "linux": {"namespaces": [{"type": kind} for kind in ("pid", "mount", "ipc", "uts")],
                      "resources": {"memory": {"limit": memory * 1024 * 1024}} if memory else {}}}
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

    def wait_healthy(self, seconds=180):
        """How many seconds that took, from the start."""
        while not self.is_healthy():
            if self.process.poll() is not None or time.time() > self.started_at + seconds:
                raise SystemExit(f"the container did not become healthy, see {self.log}")
            time.sleep(0.05)
        return time.time() - self.started_at

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
            subprocess.run([program("runc"), "kill", self.name, "TERM"], check=True)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                subprocess.run([program("runc"), "kill", self.name, "KILL"], check=True)
                self.process.wait(30)
        return self.process.returncode if self.process else None
