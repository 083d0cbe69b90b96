# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where containers run, and what compose.yaml puts beside them: its Mosquitto and PostgreSQL, by Debian's programs."""
import glob
import os
import secrets
import shutil
import subprocess
import sys
import time

import yaml

from image import PROJECT
from mosquitto import answers
from promises import broken
from runc import Container


class Site:
    """In a network and with mounts of its own, which end with the process."""

    def __init__(self, folder, images, spoil):
        self.folder, self.spoil, self.running, self.count = folder, spoil, [], 0
        self.image = images.inspect()
        self.root, self.remove = images.unpacked()
        with open(os.path.join(PROJECT, "compose.yaml")) as text:
            self.compose = yaml.safe_load(text)["services"]
        subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
        for path in ("/run", "/etc/mosquitto", "/var/lib/mosquitto"):
            subprocess.run(["mount", "-t", "tmpfs", "tmpfs", path], check=True)
        self.hosts = self.file("hosts", "127.0.0.1 localhost " + " ".join(self.compose) + "\n")
        self.secrets = {name: secrets.token_hex(16) for name in ("admin", "broker", "database")}
        os.makedirs(os.path.join(folder, "secrets"), 0o755)
        for name, secret in self.secrets.items():
            self.file(f"secrets/{name}", secret + "\n")

    def file(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w") as out:
            out.write(text)
        os.chmod(path, 0o644)
        return path

    def data(self, name):
        """A new volume, which Docker gives to whom the folder of the image belongs to."""
        path = os.path.join(self.folder, name)
        os.makedirs(path)
        owner = os.stat(self.root + "/data")
        os.chown(path, owner.st_uid, owner.st_gid)
        return path

    def container(self, data, environment=(), secrets=(), **options):
        """``secrets`` are names of files here and of files in /run/secrets."""
        self.count += 1
        binds = [(data, "/data", "rw"), (self.hosts, "/etc/hosts", "ro")]
        binds += [(os.path.join(self.folder, "secrets", here), f"/run/secrets/{there}", "ro") for here, there in secrets]
        image, environment = broken(self.spoil, self.image, dict(environment))
        made = Container(os.path.join(self.folder, f"container-{self.count}"), self.root, image, environment, binds, **options)
        self.running.append(made)
        return made

    def composed(self, data, **environment):
        """dst-lab as compose.yaml has it."""
        service = self.compose["dst-lab"]
        return self.container(data, {**service["environment"], **environment},
                              [(secret["source"], secret["target"]) for secret in service["secrets"]],
                              memory=int(service["mem_limit"].rstrip("m")), read_only=service["read_only"])

    def broker(self):
        """By the very words of compose.yaml."""
        service = self.compose["broker"]
        os.makedirs("/etc/mosquitto/dst-lab")
        os.makedirs("/run/secrets")
        for name in service["secrets"]:
            shutil.copy(os.path.join(self.folder, "secrets", name), "/run/secrets/")
        for volume in service["volumes"]:
            here, there = volume.split(":")[:2]
            if here.startswith("./"):
                shutil.copy(os.path.join(PROJECT, here), there)
        self._run("broker", [*service["entrypoint"], *service["command"]])
        self._until(lambda: answers(1883), "broker")

    def database(self):
        """As the image of PostgreSQL makes one from these variables."""
        said, home = self.compose["database"]["environment"], self.data("database")
        shutil.chown(home, "postgres", "postgres")
        here = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        self.as_postgres(f"{here}/initdb", "-D", home, "-U", said["POSTGRES_USER"], "--auth", "scram-sha-256",
                         "--pwfile", os.path.join(self.folder, "secrets", os.path.basename(said["POSTGRES_PASSWORD_FILE"])))
        self._run("postgres", ["runuser", "-u", "postgres", "--", f"{here}/postgres", "-D", home, "-k", home])
        test = self.compose["database"]["healthcheck"]["test"][1:]
        self._until(lambda: subprocess.run(test, capture_output=True).returncode == 0, "postgres")
        self.sql("postgres", f"create database {said['POSTGRES_DB']}")

    def sql(self, database, statement):
        user = self.compose["database"]["environment"]["POSTGRES_USER"]
        return subprocess.run(["psql", "-h", "127.0.0.1", "-U", user, "-d", database, "-At", "-c", statement], check=True,
                              env={**os.environ, "PGPASSWORD": self.secrets["database"]}, stdout=subprocess.PIPE, text=True).stdout

    def post_office(self):
        """Takes mail, as the mail catcher does, and shows it to nobody."""
        port = self.compose["dst-lab"]["environment"]["SPRING_MAIL_PORT"]
        self._run("mail", [sys.executable, os.path.join(PROJECT, "bench", "postbox.py"), port])
        self._until(lambda: answers(int(port)), "mail")

    def as_postgres(self, *words):
        subprocess.run(["runuser", "-u", "postgres", "--", *words], check=True, stdout=subprocess.DEVNULL)

    def _run(self, name, words):
        with open(os.path.join(self.folder, name + ".log"), "ab") as log:
            self.running.append(subprocess.Popen(words, stdout=log, stderr=log, cwd="/"))

    def _until(self, condition, name):
        until = time.time() + 60
        while not condition():
            if time.time() > until:
                raise SystemExit(f"{name} did not start, see {self.folder}/{name}.log")
            time.sleep(0.05)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for started in reversed(self.running):
            if isinstance(started, Container):
                started.stop()
            else:
                started.terminate()
                started.wait()
        self.remove()
