# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Messages that the lab refuses or repeats, as fast as a client can send them."""
import itertools
import time

from support import mqtt_packets
from support.lab_process import FIRST_DNI, dni
from support.mqtt_client import REQUESTS, SOLUTIONS
from support.raw_client import RawClient

BATCH = 200  # messages that are handed to the socket at once
CONNECTIONS_A_PROCESS = 2
OWN_DNI = dni(4_000)  # the attacker is a student too


def refused_requests():
    for number in itertools.count():
        yield REQUESTS, f"dni {number}" if number % 2 else f"{FIRST_DNI - 1 - number % 1_000_000:08d}"


def refused_solutions():
    """Wrong codes are guesses, which code_attacks.py has; these are malformed ones."""
    for number in itertools.count():
        yield SOLUTIONS, f"{number % 100_000:05d} ;Nadie {number};nadie@example.org" if number % 2 else f"x{number}"


def own_requests():
    """After five codes, the answer is always the oldest of them."""
    while True:
        yield REQUESTS, OWN_DNI


def flood(messages, qos):
    def attack(target, deadline, figures):
        texts, clients = messages(), []
        while time.time() < deadline:
            while len(clients) < CONNECTIONS_A_PROCESS:
                clients.append([RawClient(target), b"", itertools.count(1)])
                figures["connections"] += 1
            for client in clients:
                try:
                    send_more(client, texts, qos, figures)
                except OSError:
                    client[0].close()
                    clients.remove(client)
                    time.sleep(0.05)
        for client, *_ in clients:
            client.close()
    return attack


def send_more(state, texts, qos, figures):
    client, left, ids = state
    if not left:
        left = b"".join(mqtt_packets.publish(topic, text, qos, next(ids) % 65_535 + 1)
                        for topic, text in itertools.islice(texts, BATCH))
        figures["sent"] += BATCH
    packets, state[1] = client.pump(left, 0.01)
    figures["acknowledged"] += sum(kind in (mqtt_packets.PUBACK, mqtt_packets.PUBREC) for kind, _ in packets)
