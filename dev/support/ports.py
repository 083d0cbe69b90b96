# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""TCP ports of this machine."""
import random
import socket


def free_port(lowest=20_000, end=32_000):
    """By default below the ports of outgoing connections, which could take the port while its server is restarted."""
    while True:
        port = random.randrange(lowest, end)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue


def is_listening(port):
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0
