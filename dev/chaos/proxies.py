# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts and controls the process of the proxies, proxy.py."""
import os
import subprocess
import sys

from support.ports import free_port

PROGRAM = os.path.join(os.path.dirname(os.path.abspath(__file__)), "proxy.py")
WAYS = ("reset", "stall", "swallow", "lose")


class Proxies:
    """``ports`` are in the order of the targets."""

    def __init__(self, targets):
        self.ports = [free_port() for _ in targets]
        words = [f"{port}:{target}" for port, target in zip(self.ports, targets)]
        self.process = subprocess.Popen([sys.executable, PROGRAM, *words],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        if self.process.stdout.readline().strip() != "ready":
            raise SystemExit("the proxies did not start")

    def cut(self, port, way):
        """Returns when no byte passes any more. ``way`` is one of WAYS, see proxy.py."""
        self._command(way, port)

    def restore(self, port):
        self._command("restore", port)

    def _command(self, name, port):
        print(name, port, file=self.process.stdin, flush=True)
        if self.process.stdout.readline().strip() != "done":
            raise SystemExit("the proxies have ended")

    def close(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()
