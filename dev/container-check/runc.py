# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs a container as Docker would, by runc, which Docker uses too."""
import json
import os
import subprocess
import time
import urllib.error

from support.http_client import open_url
from support.programs import find_program

CAPABILITY_SETS = ("bounding", "effective", "inheritable", "permitted", "ambient")
RESTRICTED = ["nosuid", "noexec", "nodev"]
# The capabilities that Docker gives a container by default.
DEFAULT_CAPABILITIES = [f"CAP_{name}" for name in (
    "CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE NET_RAW SETFCAP SETGID SETPCAP SETUID SYS_CHROOT "
    "AUDIT_WRITE").split()]


def mount_entry(destination, kind, *options, source=None):
    return {"destination": destination, "type": kind, "source": source or kind, "options": list(options)}


def specification(root, image_config, options, binds, cpu_shares):
    """The config.json of runc."""
    uid, gid = map(int, image_config["User"].split(":"))
    kept = [] if options.drops_all else DEFAULT_CAPABILITIES
    capabilities = {name: kept if name == "bounding" or uid == 0 else [] for name in CAPABILITY_SETS}
    return {
        "ociVersion": "1.0.2", "hostname": "dst-lab",
        "process": {
            "user": {"uid": uid, "gid": gid}, "args": image_config["Entrypoint"], "cwd": image_config["WorkingDir"],
            "env": [*image_config["Env"], *(f"{name}={value}" for name, value in options.environment.items())],
            "noNewPrivileges": options.no_new_privileges, "capabilities": capabilities},
        "root": {"path": root, "readonly": options.read_only},
        "mounts": [
            mount_entry("/proc", "proc"), mount_entry("/dev", "tmpfs", "nosuid", "mode=755"),
            mount_entry("/dev/shm", "tmpfs", *RESTRICTED, "mode=1777"),
            mount_entry("/sys/fs/cgroup", "cgroup", "ro", *RESTRICTED),
            *(mount_entry(path, "tmpfs", *RESTRICTED, "mode=1777") for path in options.tmpfs),
            *(mount_entry(target, "bind", "rbind", mode, source=source) for source, target, mode in binds)],
        "linux": {"namespaces": [{"type": kind} for kind in ("pid", "mount", "ipc", "uts")],
                  "resources": {"memory": {"limit": options.memory * 1024 * 1024}, "cpu": {"shares": cpu_shares}}}}


class Container:
    def __init__(self, folder, image_config, runtime_config):
        self.folder, self.image_config, self.process, self.started_at = folder, image_config, None, 0
        self.name, self.log_file = f"dst-lab-{os.getpid()}-{os.path.basename(folder)}", os.path.join(folder, "log")
        os.makedirs(folder)
        with open(os.path.join(folder, "config.json"), "w") as out:
            json.dump(runtime_config, out, indent=1)

    def start(self):
        self.started_at = time.time()
        with open(self.log_file, "ab") as log:
            self.process = subprocess.Popen([find_program("runc"), "run", "--bundle", self.folder, self.name],
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        return self

    def is_healthy(self):
        """The result of the image's health check, which is run in the container as Docker runs it."""
        test = self.image_config["Healthcheck"]["Test"]
        words = [find_program("runc"), "exec", self.name, *test[1:]]
        return subprocess.run(words, capture_output=True).returncode == 0

    def wait_healthy(self, seconds=150):
        """How many seconds that took, from the start; None if it does not become healthy.

        The health check takes CPU time and would delay the start that is measured. So this first polls the readiness
        endpoint over HTTP, and runs the health check only once that succeeds.
        """
        while True:
            ready = is_ready()
            took = time.time() - self.started_at
            if ready and self.is_healthy():
                return took
            if self.process.poll() is not None or took > seconds:
                return None
            time.sleep(0.02)

    def pid(self):
        words = [find_program("runc"), "state", self.name]
        return json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)["pid"]

    def process_status(self, name):
        """The values of a line of /proc/PID/status."""
        with open(f"/proc/{self.pid()}/status") as status:
            return next(line.split(":")[1].split() for line in status if line.startswith(name + ":"))

    def log(self):
        with open(self.log_file, errors="replace") as log:
            return log.read()

    def stop(self):
        """As docker stop. Returns the exit code: 143 if it ended by the signal and in time."""
        if self.process and self.process.poll() is None:
            subprocess.run([find_program("runc"), "kill", self.name, "TERM"], capture_output=True)
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                subprocess.run([find_program("runc"), "kill", self.name, "KILL"], capture_output=True)
                self.process.wait(30)
        return self.process.returncode if self.process else None


def is_ready():
    try:
        with open_url("http://127.0.0.1:8080/actuator/health/readiness", seconds=5) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False
