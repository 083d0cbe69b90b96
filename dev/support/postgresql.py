# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A temporary PostgreSQL with Debian's settings, fsync among them. It is deleted when it is stopped."""
import glob
import os
import secrets
import shutil
import subprocess
import tempfile
import time

from support.ports import free_port

SYSTEM_USER = "postgres"  # runs the server if this script runs as root
SUPERUSER, USER = "owner", "dst"


def program_folder():
    """Of the newest PostgreSQL that is installed."""
    paths = glob.glob("/usr/lib/postgresql/*/bin/initdb")
    paths.sort(key=lambda path: int(path.split("/")[4]))
    path = paths[-1] if paths else shutil.which("initdb")
    if not path:
        raise SystemExit("PostgreSQL is not installed: apt-get install postgresql")
    return os.path.dirname(path)


class PostgreSQL:
    """Runs as the user postgres if this script runs as root, which PostgreSQL refuses. So its folder is below /tmp."""

    def __init__(self, port=None):
        self.programs, self.port, self.password = program_folder(), port or free_port(), secrets.token_hex(16)
        self.folder = tempfile.mkdtemp(prefix="dst-postgresql-", dir="/tmp")
        self.run_as = ["runuser", "-u", SYSTEM_USER, "--"] if os.geteuid() == 0 else []
        if self.run_as:
            shutil.chown(self.folder, SYSTEM_USER)
        self.data, self.log, self.options = os.path.join(self.folder, "data"), os.path.join(self.folder, "log"), ""

    def start(self, *settings):
        """Creates the account ``dst`` and its database. Settings such as ``track_io_timing=on`` are added to Debian's.

        The superuser logs in over the socket only, whose folder no other user of this machine can read.
        """
        self._run("initdb", "--pgdata", self.data, f"--username={SUPERUSER}", "--auth-local=trust",
                  "--auth-host=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions")
        own = [f"port={self.port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={self.folder}", *settings]
        self.options = " ".join(f"-c {setting}" for setting in own)
        self._run_server()
        self.query(f"create role {USER} login password '{self.password}'", "postgres")
        self.create_database(USER)
        return self

    def _run_server(self):
        self._run("pg_ctl", "start", "--silent", "--wait", "--pgdata", self.data, "--log", self.log,
                  "--options", self.options)

    def restart(self):
        """Returns the time at which it was down."""
        self.halt()
        stopped_at = time.time()
        self.resume()
        return stopped_at

    def halt(self):
        """As by a crash."""
        self._run("pg_ctl", "stop", "--silent", "--wait", "--pgdata", self.data, "--mode=immediate")

    def resume(self):
        """It recovers from its write-ahead log."""
        self._run_server()

    def create_database(self, name):
        self.query(f"create database {name} owner {USER}", "postgres")

    def jdbc_url(self, database=USER, port=None):
        return f"jdbc:postgresql://127.0.0.1:{port or self.port}/{database}"

    def environment(self, database=USER, port=None):
        """Variables of a lab that uses it, directly or through the port of a proxy."""
        return {"SPRING_DATASOURCE_URL": self.jdbc_url(database, port),
                "SPRING_DATASOURCE_USERNAME": USER, "SPRING_DATASOURCE_PASSWORD": self.password}

    def query(self, sql, database=USER):
        """The result as text, read by the superuser."""
        return self._run("psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--host", self.folder,
                         "--port", str(self.port), f"--username={SUPERUSER}", "--dbname", database,
                         "--command", sql).strip()

    def dump(self, database=USER):
        return self._run("pg_dump", "--host", self.folder, "--port", str(self.port), f"--username={SUPERUSER}",
                         database)

    def processes(self):
        """The process IDs of the first server process and of its children."""
        with open(os.path.join(self.data, "postmaster.pid")) as pid:
            first = int(pid.readline())
        with open(f"/proc/{first}/task/{first}/children") as children:
            return [first, *map(int, children.read().split())]

    def stop(self):
        if os.path.exists(os.path.join(self.data, "postmaster.pid")):
            self._run("pg_ctl", "stop", "--silent", "--pgdata", self.data, "--mode=immediate")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, name, *words):
        command = [*self.run_as, os.path.join(self.programs, name), *words]
        # The server that pg_ctl starts keeps pg_ctl's pipes open, so reading them would not end.
        output = subprocess.DEVNULL if name == "pg_ctl" else subprocess.PIPE
        ended = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, stdout=output, stderr=output, text=True)
        if ended.returncode:
            raise SystemExit(f"{name} failed: {ended.stderr or self.log}")
        return ended.stdout or ""
