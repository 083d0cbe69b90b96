# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A PostgreSQL of its own with Debian's settings, fsync among them; it is thrown away when it is stopped."""
import getpass
import glob
import os
import secrets
import shutil
import subprocess
import tempfile
import time

from mosquitto import free_port

ACCOUNT, USER = "postgres", "dst"


def programs():
    """The folder of the newest one that is installed."""
    found = glob.glob("/usr/lib/postgresql/*/bin/initdb")
    found.sort(key=lambda path: int(path.split("/")[4]))
    found = found[-1:] or [shutil.which("initdb")]
    if not found[0]:
        raise SystemExit("there is no PostgreSQL here: apt-get install postgresql")
    return os.path.dirname(found[0])


class PostgreSQL:
    """As root it runs as its user postgres, since it refuses root; so its folder is not in one of root's."""

    def __init__(self):
        self.programs, self.port, self.password = programs(), free_port(), secrets.token_hex(16)
        self.folder = tempfile.mkdtemp(prefix="dst-postgresql-", dir="/tmp")
        self.as_owner = ["runuser", "-u", ACCOUNT, "--"] if getpass.getuser() == "root" else []
        if self.as_owner:
            shutil.chown(self.folder, ACCOUNT)
        self.data, self.log = os.path.join(self.folder, "data"), os.path.join(self.folder, "log")

    def start(self, *settings):
        """With one database, ``dst``; settings such as ``track_io_timing=on`` are added to the ones that it comes with."""
        self._run("initdb", "--pgdata", self.data, "--username=owner", "--auth-local=trust", "--auth-host=scram-sha-256",
                  "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions")
        own = [f"port={self.port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={self.folder}", *settings]
        self.options = " ".join(f"-c {setting}" for setting in own)
        self._run_server()
        self.ask(f"create role {USER} login password '{self.password}'", "postgres")
        self.create(USER)
        return self

    def _run_server(self):
        self._run("pg_ctl", "start", "--silent", "--wait", "--pgdata", self.data, "--log", self.log,
                  "--options", self.options)

    def restart(self):
        """As ``pg_ctl restart -m immediate``: it recovers from its log. Returns the moment when it was down."""
        self._run("pg_ctl", "stop", "--silent", "--wait", "--pgdata", self.data, "--mode=immediate")
        down = time.time()
        self._run_server()
        return down

    def create(self, database):
        self.ask(f"create database {database} owner {USER}", "postgres")

    def variables(self, database=USER, port=None):
        """What tells a lab to use it, or to reach it through a proxy's port."""
        return {"SPRING_DATASOURCE_URL": f"jdbc:postgresql://127.0.0.1:{port or self.port}/{database}",
                "SPRING_DATASOURCE_USERNAME": USER, "SPRING_DATASOURCE_PASSWORD": self.password}

    def ask(self, sql, database=USER):
        """The first answer as text, asked by the owner of it all over the socket."""
        return self._run("psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--host", self.folder,
                         "--port", str(self.port), "--username=owner", "--dbname", database, "--command", sql).strip()

    def dump(self, database=USER):
        return self._run("pg_dump", "--host", self.folder, "--port", str(self.port), "--username=owner", database)

    def processes(self):
        """Those that serve: the first one and its children."""
        with open(os.path.join(self.data, "postmaster.pid")) as pid:
            first = int(pid.readline())
        with open(f"/proc/{first}/task/{first}/children") as children:
            return [first, *map(int, children.read().split())]

    def stop(self):
        if os.path.exists(os.path.join(self.data, "postmaster.pid")):
            self._run("pg_ctl", "stop", "--silent", "--pgdata", self.data, "--mode=immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, name, *words):
        command = [*self.as_owner, os.path.join(self.programs, name), *words]
        # What pg_ctl starts keeps its pipes open.
        kept = subprocess.DEVNULL if name == "pg_ctl" else subprocess.PIPE
        said = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, stdout=kept, stderr=kept, text=True)
        if said.returncode:
            raise SystemExit(f"{name} failed: {said.stderr or self.log}")
        return said.stdout or ""
