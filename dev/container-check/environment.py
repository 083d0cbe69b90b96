# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the containers run, and the servers of compose.yaml next to them: Debian's Mosquitto and PostgreSQL."""
import contextlib
import dataclasses
import os
import shutil
import subprocess

from image import PROJECT
from planted_violations import COMPOSE_TEXT, violate
from run_options import compose_config, from_compose, from_docker_run, readme_block
from runc import Container, specification
from support.ports import is_listening
from support.postgresql import program_folder
from support.smtp_sink import SmtpSink
from support.waiting import wait_until

# An address of this network other than the loopback address, as a published port has.
OUTSIDE = "192.0.2.1"
DEFAULT_CPU_SHARES = 1024  # Docker's


class Environment:
    """In its own network and mount namespaces, which end with the process."""

    def __init__(self, folder, images, violation):
        self.folder, self.violation, self.count = folder, violation, 0
        self.cleanup = contextlib.ExitStack()
        self.image_config = images.config()
        self.root, remove_root = images.mount()
        self.cleanup.callback(remove_root)
        for words in (["ip", "link", "set", "lo", "up"], ["ip", "address", "add", OUTSIDE, "dev", "lo"]):
            subprocess.run(words, check=True)
        for path in ("/run", "/etc/mosquitto", "/var/lib/mosquitto"):
            subprocess.run(["mount", "-t", "tmpfs", "tmpfs", path], check=True)
        subprocess.run(["sh", "-euc", readme_block("secrets")], cwd=folder, check=True)
        names = os.listdir(os.path.join(folder, "secrets"))
        self.secrets = {name: self.read(f"secrets/{name}").strip() for name in names}
        self.single = from_docker_run(folder)
        self.compose = compose_config(folder, COMPOSE_TEXT.get(violation, ""))
        self.composed = self.compose and from_compose(self.services["dst-lab"], self.compose["secrets"])
        with open(os.path.join(folder, "hosts"), "w") as hosts:
            hosts.write(" ".join(["127.0.0.1 localhost", *(self.services if self.compose else [])]) + "\n")

    @property
    def services(self):
        return self.compose["services"]

    def read(self, name):
        with open(os.path.join(self.folder, name)) as text:
            return text.read()

    def volume(self, name):
        """A new one belongs to the owner of the image's folder, as with Docker."""
        path = os.path.join(self.folder, name)
        if not os.path.exists(path):
            os.makedirs(path)
            owner = os.stat(self.root + "/data")
            os.chown(path, owner.st_uid, owner.st_gid)
        return path

    def container(self, options, volume, cpu_shares=DEFAULT_CPU_SHARES, read_only=None, entrypoint=None, **variables):
        """``volume`` takes the place of the named volume of the options."""
        self.count += 1
        if read_only is not None:
            options = dataclasses.replace(options, read_only=read_only)
        options = dataclasses.replace(options, environment={**options.environment, **variables})
        image_config = {**self.image_config, "Entrypoint": entrypoint or self.image_config["Entrypoint"]}
        image_config, options = violate(self.violation, image_config, options)
        binds = [(source if source.startswith("/") else self.volume(volume), target, mode)
                 for source, target, mode in options.volumes]
        binds.append((os.path.join(self.folder, "hosts"), "/etc/hosts", "ro"))
        container = Container(os.path.join(self.folder, f"container-{self.count}"), image_config,
                              specification(self.root, image_config, options, binds, cpu_shares))
        self.cleanup.callback(container.stop)
        return container

    def start_mosquitto(self):
        """With the command of compose.yaml."""
        service = self.services["broker"]
        os.makedirs("/run/secrets")
        for secret in service["secrets"]:
            shutil.copy(os.path.join(self.folder, "secrets", secret["source"]), "/run/secrets/")
        for volume in service["volumes"]:
            source, target = volume.split(":")[:2]
            if source.startswith("/"):
                # Compose resolves ./ in this folder, which has the secrets only.
                shutil.copytree(os.path.join(PROJECT, os.path.relpath(source, self.folder)), target)
        process = self._run("broker", [*service["entrypoint"], *service["command"]])
        self._wait_until(lambda: is_listening(1883), "broker", process)

    def start_postgresql(self):
        """As the entry point of PostgreSQL's image does with these variables."""
        variables, data = self.services["database"]["environment"], os.path.join(self.folder, "database")
        os.makedirs(data)
        shutil.chown(data, "postgres", "postgres")
        secret = os.path.basename(variables["POSTGRES_PASSWORD_FILE"])
        password = shutil.copy(os.path.join(self.folder, "secrets", secret), "/run/owner")
        os.chmod(password, 0o644)
        as_postgres = ["runuser", "-u", "postgres", "--"]
        subprocess.run([*as_postgres, f"{program_folder()}/initdb", "-D", data, "-U", variables["POSTGRES_USER"],
                        "--auth", "scram-sha-256", "--pwfile", password],
                       check=True, stdout=subprocess.DEVNULL, cwd="/")
        process = self._run("postgres", [*as_postgres, f"{program_folder()}/postgres", "-D", data, "-k", data])
        test = self.services["database"]["healthcheck"]["test"][1:]
        self._wait_until(lambda: subprocess.run(test, capture_output=True).returncode == 0, "postgres", process)
        self.query("postgres", f"create database {variables['POSTGRES_DB']}")

    def query(self, database, statement):
        user = self.services["database"]["environment"]["POSTGRES_USER"]
        words = ["psql", "-h", "127.0.0.1", "-U", user, "-d", database, "-At", "-c", statement]
        return subprocess.run(words, env={**os.environ, "PGPASSWORD": self.secrets["database"]},
                              capture_output=True, text=True).stdout

    def start_smtp_sink(self):
        """Takes the place of Mailpit."""
        sink = SmtpSink(int(self.services["dst-lab"]["environment"]["SPRING_MAIL_PORT"]))
        self.cleanup.callback(sink.close)

    def _run(self, name, words):
        with open(os.path.join(self.folder, name + ".log"), "ab") as log:
            process = subprocess.Popen(words, stdout=log, stderr=log, cwd="/")
        self.cleanup.callback(process.wait)
        self.cleanup.callback(process.terminate)
        return process

    def _wait_until(self, condition, name, process):
        wait_until(condition, 60, f"{name} did not start, see {self.folder}/{name}.log", process)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.cleanup.close()
