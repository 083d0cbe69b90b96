# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where containers run, and what compose.yaml puts beside them: its Mosquitto and PostgreSQL, by Debian's programs."""
import dataclasses
import glob
import os
import shutil
import subprocess
import sys
import time

from image import PROJECT
from mosquitto import answers
from orders import block, composition, of_compose, of_docker
from runc import Container, specification
from spoils import MORE, spoiled

# An address of this network that is not the machine's own inner one, as a published port is met.
OUTSIDE = "192.0.2.1"


class Site:
    """In a network and with mounts of its own, which end with the process."""

    def __init__(self, folder, images, spoil):
        self.folder, self.spoil, self.running, self.count = folder, spoil, [], 0
        self.image = images.inspect()
        self.root, self.remove = images.unpacked()
        for words in (["ip", "link", "set", "lo", "up"], ["ip", "address", "add", OUTSIDE, "dev", "lo"]):
            subprocess.run(words, check=True)
        for path in ("/run", "/etc/mosquitto", "/var/lib/mosquitto"):
            subprocess.run(["mount", "-t", "tmpfs", "tmpfs", path], check=True)
        subprocess.run(["sh", "-euc", block("secrets")], cwd=folder, check=True)
        self.secrets = {name: self.read(f"secrets/{name}").strip() for name in os.listdir(os.path.join(folder, "secrets"))}
        self.plain = of_docker(folder)
        self.compose = composition(folder, MORE.get(spoil, ""))
        self.composed = self.compose and of_compose(self.services["dst-lab"], self.compose["secrets"])
        with open(os.path.join(folder, "hosts"), "w") as hosts:
            hosts.write(" ".join(["127.0.0.1 localhost", *(self.services if self.compose else [])]) + "\n")

    @property
    def services(self):
        return self.compose["services"]

    def read(self, name):
        with open(os.path.join(self.folder, name)) as text:
            return text.read()

    def volume(self, name):
        """Docker gives a new one to whom the folder of the image belongs to."""
        path = os.path.join(self.folder, name)
        if not os.path.exists(path):
            os.makedirs(path)
            owner = os.stat(self.root + "/data")
            os.chown(path, owner.st_uid, owner.st_gid)
        return path

    def container(self, order, volume, shares=1024, read_only=None, entrypoint=None, **environment):
        """``volume`` is for the one that the order names; ``shares`` of the processor, of which Docker gives 1024."""
        self.count += 1
        if read_only is not None:
            order = dataclasses.replace(order, read_only=read_only)
        image = {**self.image, "Entrypoint": entrypoint or self.image["Entrypoint"]}
        image, order = spoiled(self.spoil, image, dataclasses.replace(order, environment={**order.environment, **environment}))
        binds = [(here if here.startswith("/") else self.volume(volume), there, mode) for here, there, mode in order.volumes]
        binds.append((os.path.join(self.folder, "hosts"), "/etc/hosts", "ro"))
        made = Container(os.path.join(self.folder, f"container-{self.count}"), image,
                         specification(self.root, image, order, binds, shares))
        self.running.append(made)
        return made

    def broker(self):
        """By the very words of compose.yaml."""
        service = self.services["broker"]
        os.makedirs("/run/secrets")
        for secret in service["secrets"]:
            shutil.copy(os.path.join(self.folder, "secrets", secret["source"]), "/run/secrets/")
        for volume in service["volumes"]:
            here, there = volume.split(":")[:2]
            if here.startswith("/"):
                # Compose takes ./ for the folder of the project, which here has the secrets alone.
                shutil.copytree(os.path.join(PROJECT, os.path.relpath(here, self.folder)), there)
        self._run("broker", [*service["entrypoint"], *service["command"]])
        self._until(lambda: answers(1883), "broker")

    def database(self):
        """As the image of PostgreSQL makes one from these variables."""
        said, home = self.services["database"]["environment"], os.path.join(self.folder, "database")
        os.makedirs(home)
        shutil.chown(home, "postgres", "postgres")
        here = sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1]
        secret = shutil.copy(os.path.join(self.folder, "secrets", os.path.basename(said["POSTGRES_PASSWORD_FILE"])), "/run/owner")
        os.chmod(secret, 0o644)
        subprocess.run(["runuser", "-u", "postgres", "--", f"{here}/initdb", "-D", home, "-U", said["POSTGRES_USER"],
                        "--auth", "scram-sha-256", "--pwfile", secret], check=True, stdout=subprocess.DEVNULL, cwd="/")
        self._run("postgres", ["runuser", "-u", "postgres", "--", f"{here}/postgres", "-D", home, "-k", home])
        test = self.services["database"]["healthcheck"]["test"][1:]
        self._until(lambda: subprocess.run(test, capture_output=True).returncode == 0, "postgres")
        self.sql("postgres", f"create database {said['POSTGRES_DB']}")

    def sql(self, database, statement):
        user = self.services["database"]["environment"]["POSTGRES_USER"]
        return subprocess.run(["psql", "-h", "127.0.0.1", "-U", user, "-d", database, "-At", "-c", statement],
                              env={**os.environ, "PGPASSWORD": self.secrets["database"]}, capture_output=True, text=True).stdout

    def post_office(self):
        """Takes mail, as the mail catcher does, and shows it to nobody."""
        port = self.services["dst-lab"]["environment"]["SPRING_MAIL_PORT"]
        self._run("mail", [sys.executable, os.path.join(PROJECT, "dev", "bench", "postbox.py"), port])
        self._until(lambda: answers(int(port)), "mail")

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
