# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A client of an attacker: a socket and packets, without any manners."""
import itertools
import os
import select
import socket
import struct
import time
from dataclasses import dataclass

from support.mqtt_packets import CONNACK, PUBREC, PUBREL, answer, connect, split
from support.mqtt_client import STUDENT

CHUNK = 65_536
names = itertools.count()


@dataclass(frozen=True)
class Target:
    """A lab, and the address of this machine from which it is attacked. All addresses are of the loopback network."""
    port: int
    http_port: int
    address: str

    def open(self, port=None, timeout=5.0):
        return socket.create_connection(("127.0.0.1", port or self.port), timeout, (self.address, 0))


class Refused(OSError):
    """The broker answered, and refused the connection."""


class RawClient:
    """Connected from the start; else OSError, or its subclass Refused if the broker gave a reason."""

    def __init__(self, target, account=STUDENT, client_id=None, **options):
        self.socket, self.unread, self.session_present = target.open(), b"", False
        self.connected_at = time.time()
        try:
            self.socket.sendall(connect(client_id or f"attacker-{os.getpid()}-{next(names)}", account, **options))
            self._read_connack()
        except BaseException:
            self.close()
            raise

    def _read_connack(self):
        while True:
            for kind, body in self.read(5.0):
                if kind != CONNACK:
                    raise OSError("no CONNACK")
                if body[1]:
                    raise Refused(body[1], "refused by CONNACK")
                self.session_present = bool(body[0] & 1)
                return

    def send(self, data):
        self.socket.sendall(data)

    def read(self, seconds=0.0):
        """The packets that have arrived; waits for the first one. An OSError if the broker has closed."""
        if not self._wait(select.POLLIN, seconds):
            if seconds >= 5:
                raise TimeoutError("no answer")
            return []
        data = self.socket.recv(CHUNK)
        if not data:
            raise ConnectionResetError("closed by the broker")
        packets, self.unread = split(self.unread + data)
        return packets

    def _wait(self, events, seconds):
        """Those of the events that occurred, or an error. Unlike select, poll takes any number of a socket."""
        poll = select.poll()
        poll.register(self.socket, events)
        return sum(occurred for _, occurred in poll.poll(1_000 * seconds))

    def pump(self, data, seconds=0.05):
        """Sends as much as the broker takes, and reads meanwhile. Returns (packets, the data that is left)."""
        events = self._wait(select.POLLIN | (select.POLLOUT if data else 0), seconds)
        if events & select.POLLOUT:
            self.socket.setblocking(False)
            try:
                data = data[self.socket.send(data):]
            except BlockingIOError:
                pass
            finally:
                self.socket.settimeout(5.0)
        packets = self.read() if events & ~select.POLLOUT else []
        releases = b"".join(answer(PUBREL, struct.unpack(">H", body[:2])[0])
                            for kind, body in packets if kind == PUBREC)
        return packets, data + releases

    def close(self):
        """By a reset: without DISCONNECT, and without a TIME_WAIT that would use up the ports of this machine."""
        try:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        except OSError:
            pass
        self.socket.close()
