# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a container is to be run: what README.md and compose.yaml say of it, in the same terms."""
import argparse
import os
import re
import shlex
import subprocess
from dataclasses import dataclass, field

import yaml

from image import PROJECT
from mosquitto import program


@dataclass(frozen=True)
class Order:
    """``volumes`` are (a name or what is here, where it is there, "ro" or "rw"); ``memory`` is a limit in MB."""
    read_only: bool
    tmpfs: tuple
    drops_all: bool
    no_new_privileges: bool
    memory: int
    ports: frozenset
    volumes: tuple
    environment: dict = field(default_factory=dict)

    def locked_up(self):
        return self.read_only, self.tmpfs, self.drops_all, self.no_new_privileges, self.memory


def block(name):
    """What README.md has typed under this name."""
    with open(os.path.join(PROJECT, "README.md")) as readme:
        return re.search(rf"```sh {name}\n(.*?)```", readme.read(), re.DOTALL)[1]


def of_docker(folder):
    """README.md's docker run, typed in this folder."""
    line = next(line for line in block("container").replace("\\\n", " ").splitlines() if line.startswith("docker run "))
    said = argparse.ArgumentParser()
    for once in ("--name", "--memory", "--stop-timeout"):
        said.add_argument(once)
    for often in ("--tmpfs", "--cap-drop", "--security-opt", "-p", "-v"):
        said.add_argument(often, action="append", default=[])
    for alone in ("--read-only", "-d"):
        said.add_argument(alone, action="store_true")
    said.add_argument("image")
    asked = said.parse_args(shlex.split(line.replace("$PWD", folder))[2:])
    return Order(asked.read_only, tuple(asked.tmpfs), asked.cap_drop == ["ALL"], "no-new-privileges" in asked.security_opt,
                 megabytes(asked.memory), frozenset(int(port.split(":")[-1]) for port in asked.p), tuple(map(volume, asked.v)))


def of_compose(service, secrets):
    held = [(secrets[secret["source"]]["file"], f"/run/secrets/{secret['target']}", "ro") for secret in service["secrets"]]
    return Order(service.get("read_only", False), tuple(service.get("tmpfs", [])), service.get("cap_drop") == ["ALL"],
                 "no-new-privileges:true" in service.get("security_opt", []), megabytes(service["mem_limit"]),
                 frozenset(port["target"] for port in service["ports"]), (*map(volume, service["volumes"]), *held),
                 service["environment"])


def composition(folder, more=""):
    """compose.yaml as Compose itself reads it, next to the secrets of that folder; none if it does not."""
    with open(os.path.join(PROJECT, "compose.yaml")) as text:
        said = subprocess.run([program("docker-compose"), "-f", "-", "config"], input=text.read() + more,
                              cwd=folder, stdout=subprocess.PIPE, text=True)
    return yaml.safe_load(said.stdout) if said.returncode == 0 else None


def volume(text):
    here, there, *mode = text.split(":")
    return here, there, mode[0] if mode else "rw"


def megabytes(text):
    return int(re.fullmatch(r"(\d+)m", text)[1])
