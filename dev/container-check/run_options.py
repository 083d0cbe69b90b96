# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The options for running the container.

They are parsed from README.md's docker run or from compose.yaml into one class, so that they can be compared.
"""
import argparse
import os
import re
import shlex
import subprocess
from dataclasses import dataclass, field

import yaml

from image import PROJECT
from support.programs import find_program


@dataclass(frozen=True)
class RunOptions:
    """``volumes`` are (volume or path of the host, path in the container, "ro" or "rw"); ``memory`` is in MB."""
    read_only: bool
    tmpfs: tuple
    drops_all: bool
    no_new_privileges: bool
    memory: int
    ports: frozenset
    volumes: tuple
    environment: dict = field(default_factory=dict)

    def restrictions(self):
        return self.read_only, self.tmpfs, self.drops_all, self.no_new_privileges, self.memory


def readme_block(name):
    """The commands of README.md with this name."""
    with open(os.path.join(PROJECT, "README.md")) as readme:
        return re.search(rf"```sh {name}\n(.*?)```", readme.read(), re.DOTALL)[1]


def from_docker_run(folder):
    """README.md's docker run, as if it were run in this folder."""
    lines = readme_block("container").replace("\\\n", " ").splitlines()
    line = next(line for line in lines if line.startswith("docker run "))
    parser = argparse.ArgumentParser()
    for option in ("--name", "--memory", "--stop-timeout"):
        parser.add_argument(option)
    for option in ("--tmpfs", "--cap-drop", "--security-opt", "-p", "-v"):
        parser.add_argument(option, action="append", default=[])
    for option in ("--read-only", "-d"):
        parser.add_argument(option, action="store_true")
    parser.add_argument("image")
    parsed = parser.parse_args(shlex.split(line.replace("$PWD", folder))[2:])
    return RunOptions(
        parsed.read_only, tuple(parsed.tmpfs), parsed.cap_drop == ["ALL"],
        "no-new-privileges" in parsed.security_opt, megabytes(parsed.memory),
        frozenset(int(port.split(":")[-1]) for port in parsed.p), tuple(map(volume, parsed.v)))


def from_compose(service, secrets):
    files = [(secrets[secret["source"]]["file"], f"/run/secrets/{secret['target']}", "ro")
             for secret in service["secrets"]]
    return RunOptions(
        service.get("read_only", False), tuple(service.get("tmpfs", [])), service.get("cap_drop") == ["ALL"],
        "no-new-privileges:true" in service.get("security_opt", []), megabytes(service["mem_limit"]),
        frozenset(port["target"] for port in service["ports"]), (*map(volume, service["volumes"]), *files),
        service["environment"])


def compose_config(folder, added_text=""):
    """The parsed output of ``docker-compose config`` for compose.yaml with ``added_text``; None if it is invalid.

    The working directory is ``folder``, which has the secret files.
    """
    with open(os.path.join(PROJECT, "compose.yaml")) as text:
        ended = subprocess.run([find_program("docker-compose"), "-f", "-", "config"], input=text.read() + added_text,
                               cwd=folder, stdout=subprocess.PIPE, text=True)
    return yaml.safe_load(ended.stdout) if ended.returncode == 0 else None


def volume(text):
    source, target, *mode = text.split(":")
    return source, target, mode[0] if mode else "rw"


def megabytes(text):
    return int(re.fullmatch(r"(\d+)m", text)[1])
