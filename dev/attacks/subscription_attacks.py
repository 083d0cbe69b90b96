# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Subscriptions, as many and as often as the broker takes them."""
import itertools
import time

from connection_attacks import counted
from support import mqtt_packets
from support.mqtt_client import STUDENT
from support.raw_client import RawClient

LEVELS = ("a", "b", "c", "d")
TOPICS = 375  # with a retained message, those that one network may have
PAYLOAD = bytes(3_500)
FILTERS = 20  # of a session
CLIENTS = 20  # of a process


def overlapping_filters():
    """Each matches all of the topics."""
    choices = itertools.product(*((level, "+") for level in LEVELS), ("+", "#"))
    return ["/".join(("salon", *choice)) for choice in itertools.islice(choices, FILTERS)]


def resubscribe(target, deadline, figures):
    """Each SUBSCRIBE packet makes the broker send all retained messages for each of its filters."""
    with counted(figures):
        publisher = RawClient(target, STUDENT)
        for number in range(TOPICS):
            publisher.send(mqtt_packets.publish(f"salon/{'/'.join(LEVELS)}/{number}", PAYLOAD, 1, 1, True))
            publisher.read(1.0)
    packet, clients = mqtt_packets.subscribe(overlapping_filters()), []
    while time.time() < deadline:
        if len(clients) < CLIENTS:
            with counted(figures):
                clients.append([RawClient(target, STUDENT), b""])
        for client in clients:
            try:
                packets, left = client[0].pump(client[1] or packet, 0.001)
            except OSError:
                clients.remove(client)
                figures["closed by the broker"] += 1
                continue
            figures["SUBSCRIBE packets"] += not left
            figures["retained messages received"] += sum(kind & 0xF0 == mqtt_packets.PUBLISH for kind, _ in packets)
            client[1] = left
