# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions, topic aliases, retained messages, wills and connections, as many as the broker takes."""
import contextlib
import os
import time
from collections import deque

from floods import flood, own_requests
from support import mqtt_packets
from support.mqtt_client import CODES, STUDENT
from support.raw_client import RawClient, Refused

NOBODY = ""  # a client without a user
FILLERS = (bytes(60_000), bytes(3_500))  # a packet may have 64 KiB; the broker keeps 4 KiB of a client
ALIASES = 65_535
TOPIC_LEVELS = "/".join(["x" * 6] * 13)  # a topic may have 16 levels and 128 characters
HELD = 5_000  # connections of a process, at most
SUBSCRIBERS = 300  # of a process
HTTP_HEAD = b"POST /api/submissions HTTP/1.1\r\nHost: lab\r\nContent-Length: 1000\r\n"


def exercise(name):
    """A topic of the first exercise, to which a client without a user may publish."""
    return f"salon/{name}/{TOPIC_LEVELS}"


def count_accepted(packets):
    return sum(mqtt_packets.accepts(*packet) for packet in packets)


def sessions(account):
    """Persistent sessions, each with a subscription and a new client id, that are left behind."""
    def attack(target, deadline, figures):
        number = 0
        while time.time() < deadline:
            number += 1
            with counted(figures):
                client = RawClient(target, account, f"left-{os.getpid()}-{number}", version=5, clean=True,
                                   own_properties=mqtt_packets.session_expiry(mqtt_packets.NEVER))
                client.send(mqtt_packets.subscribe([exercise(number % 500)], 1, 5))
                figures["sessions"] += count_accepted(client.read(5.0))
                client.close()
    return attack


def topic_aliases(target, deadline, figures):
    """Every alias on each connection, for a topic with a name of its own."""
    clients = []
    while time.time() < deadline:
        with counted(figures):
            client = RawClient(target, NOBODY, version=5)
            clients.append(client)
            for alias in range(1, ALIASES + 1):
                client.send(mqtt_packets.publish(exercise(alias), "", 1, alias, version=5,
                                                 own_properties=mqtt_packets.topic_alias(alias)))
                figures["aliases sent"] += 1
                if time.time() > deadline:
                    break
                figures["aliases accepted"] += count_accepted(client.read())


def retained(target, deadline, figures):
    clients, number = [], 0
    while time.time() < deadline:
        with counted(figures):
            clients.append(RawClient(target, NOBODY))
            while time.time() < deadline:
                number += 1
                topic = exercise(f"{os.getpid()}-{number}")
                clients[-1].send(mqtt_packets.publish(topic, FILLERS[number % 2], 1, 1, True))
                figures["retained messages sent"] += 1
                figures["retained messages accepted"] += count_accepted(clients[-1].read(1.0))


def wills(target, deadline, figures):
    """Large wills: first of connections that stay open, then, with a delay, of sessions whose connection is lost."""
    clients, number = [], 0
    while time.time() < deadline:
        number += 1
        with counted(figures):
            will = (exercise(number), FILLERS[number // 2 % 2], mqtt_packets.will_delay(mqtt_packets.NEVER))
            client = RawClient(target, NOBODY, version=5, will=will,
                               own_properties=mqtt_packets.session_expiry(mqtt_packets.NEVER))
            figures["wills"] += 1
            if number % 2 and len(clients) < HELD:
                clients.append(client)
            else:
                client.close()


def takeovers(target, deadline, figures):
    """Each connection takes over the session of the one before, whose will is published then."""
    latest = deque(maxlen=1)
    while time.time() < deadline:
        with counted(figures):
            latest.append(RawClient(target, STUDENT, "taken over", version=5, will=(exercise(1), b"will", b"")))
            figures["takeovers"] += 1


def unread(target, deadline, figures):
    """Subscribers that read nothing, while the lab answers requests in a loop, and each subscriber gets the codes."""
    clients = []
    while len(clients) < SUBSCRIBERS:
        with counted(figures):
            clients.append(RawClient(target, STUDENT))
            clients[-1].send(mqtt_packets.subscribe([CODES], 1, 4))
            figures["subscribers"] += 1
    flood(own_requests, 1)(target, deadline, figures)


def connections(target, deadline, figures):
    """As many as the broker accepts from one address."""
    clients = []
    while time.time() < deadline:
        if len(clients) >= HELD:
            time.sleep(0.1)
            continue
        with counted(figures):
            clients.append(RawClient(target, STUDENT))
            figures["accepted"] += 1
            figures["most held"] = max(figures["most held"], len(clients))
        for client in clients[:20]:
            try:
                client.read()
            except OSError:
                clients.remove(client)
                figures["closed by the broker"] += 1


def half_open(beginnings, port_of=lambda target: target.port):
    """Connections with the beginning of a packet, or nothing. A byte follows once a second."""
    def attack(target, deadline, figures):
        held, dripped_at = [], time.time()
        while time.time() < deadline:
            if len(held) < HELD:
                with contextlib.suppress(OSError):
                    opened = target.open(port_of(target), 1.0)
                    opened.sendall(beginnings[len(held) % len(beginnings)])
                    opened.setblocking(False)
                    held.append(opened)
                    figures["opened"] += 1
                    figures["most held"] = max(figures["most held"], len(held))
            else:
                time.sleep(0.05)
            if time.time() - dripped_at > 1:
                dripped_at = time.time()
                held = [one for one in held if drip(one, figures)]
    return attack


def drip(opened, figures):
    try:
        if opened.recv(100) == b"":
            raise ConnectionResetError
    except BlockingIOError:
        try:
            opened.send(b"x")
            return True
        except OSError:
            pass
    except OSError:
        pass
    opened.close()
    figures["closed by the lab"] += 1
    return False


def half_connects():
    whole = mqtt_packets.connect("half", STUDENT)
    long = mqtt_packets.connect("h" * 60_000, STUDENT)
    return half_open([b"", whole[:1], whole[:9], long[:500]])


def half_http():
    return half_open([b"", b"GET / HT", HTTP_HEAD, HTTP_HEAD + b"\r\n{"], lambda target: target.http_port)


@contextlib.contextmanager
def counted(figures):
    """Counts how the broker refused, and goes on."""
    try:
        yield
    except Refused:
        figures["refused with a reason"] += 1
        time.sleep(0.01)
    except OSError:
        figures["refused without a reason"] += 1
        time.sleep(0.05)
