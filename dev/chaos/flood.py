# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A malicious client beside the class: refused messages, guessed codes, lost connections, sessions that stay."""
import itertools
import time

from records import FLOOD
from support import mqtt_packets
from support.mqtt_client import REQUESTS, SOLUTIONS, STUDENT
from support.raw_client import RawClient, Target

ADDRESS = "127.0.0.66"
MESSAGES, SESSIONS, BATCH = 2_000, 50, 50  # few enough that no row of the class is deleted as one too many
SECONDS = 10  # at most; the broker may read slowly
numbers = itertools.count()


def flood(port, random, refusals):
    refusals.spend(MESSAGES)
    target, deadline = Target(port, 0, ADDRESS), time.time() + SECONDS
    for attack in (send_messages, leave_sessions):
        try:
            attack(target, random, deadline)
        except OSError:
            pass  # The broker has closed the connection, as it may.


def send_messages(target, random, deadline):
    client, left, sent = RawClient(target), b"", 0
    qos = random.choice((0, 1, 2))
    while (sent < MESSAGES or left) and time.time() < deadline:
        if not left:
            left = b"".join(message(random, qos, next(numbers) % 65_535 + 1) for _ in range(BATCH))
            sent += BATCH
        left = client.pump(left)[1]
    client.close()


def message(random, qos, packet_id):
    number = next(numbers)
    name, guess = f"{FLOOD}{number}", f"{random.randrange(10 ** 5):05d}"
    topic, text = random.choice((
        (REQUESTS, name), (SOLUTIONS, name), (SOLUTIONS, f"{guess};{name};flood{number}@example.org")))
    return mqtt_packets.publish(topic, text, qos, packet_id)


def leave_sessions(target, random, deadline):
    for _ in range(SESSIONS):
        if time.time() > deadline:
            return
        client = RawClient(target, random.choice((STUDENT, "")), f"flood-{next(numbers)}", version=5, clean=True,
                           own_properties=mqtt_packets.session_expiry(mqtt_packets.NEVER))
        client.send(mqtt_packets.subscribe(["salon/flood"], 1, 5))
        client.close()
