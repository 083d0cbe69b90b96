# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Single messages that a client library cannot read, and messages that fill the queues of an exercise."""
import itertools
import time

from connection_attacks import NOBODY, counted
from support import mqtt_packets
from support.mqtt_client import REQUESTS, SOLUTIONS, STUDENT
from support.raw_client import RawClient

UNREADABLE = (  # by Paho for MQTT 5
    b"\x09\x80\x00" + bytes(0x8000),  # correlation data of 32,768 bytes
    b"\x26" + mqtt_packets.string("name") + mqtt_packets.string("line\n"),
    b"\x26" + mqtt_packets.string("name") + mqtt_packets.string("\ufffe"),
    b"\x03" + mqtt_packets.string("\x01"),
    b"\x08" + mqtt_packets.string("\x7f"),
)
FILLER, TOPICS, IN_FLIGHT = bytes(60_000), 100, 10


def unreadable_properties(target, deadline, figures):
    """The broker closes some of the connections, so each has one message."""
    for number in itertools.count():
        if time.time() > deadline:
            return
        with counted(figures):
            client = RawClient(target, STUDENT, version=5)
            topic = (REQUESTS, SOLUTIONS)[number % 2]
            client.send(mqtt_packets.publish(topic, f"bad {number}", 1, 1, version=5,
                                             own_properties=UNREADABLE[number % len(UNREADABLE)]))
            figures["messages sent"] += 1
            client.read(1.0)
            client.close()


def full_exercise(target, deadline, figures):
    """A session that is left behind receives all topics of the first exercise, more than the broker has memory for."""
    with counted(figures):
        offline = RawClient(target, NOBODY, "left-behind", clean=False)
        offline.send(mqtt_packets.subscribe(["salon/#"], 1))
        offline.read(2.0)
        offline.close()
    numbers = itertools.count()
    while time.time() < deadline:
        with counted(figures):
            client = RawClient(target, NOBODY)
            while time.time() < deadline:
                for number in itertools.islice(numbers, IN_FLIGHT):
                    client.send(mqtt_packets.publish(f"salon/{number % TOPICS}", FILLER, 1, 1 + number % IN_FLIGHT))
                    figures["messages sent"] += 1
                client.read(1.0)
