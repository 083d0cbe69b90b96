# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What one student can do to the codes and the mails of the others."""
import itertools
import os
import random
import time

from floods import OWN_DNI
from support import mqtt_packets
from support.lab_process import dni
from support.mqtt_client import CODES, REQUESTS, SOLUTIONS, VERDICTS
from support.raw_client import RawClient

CAPACITY = 10_000
ATTACKER_NAME = "Attacker"  # in all its solutions
GUESSES_AT_ONCE = 20  # of a connection
WINDOW = 64  # requests in progress
ASKED_AT_ONCE = 2  # requests of a connection, which the broker reads at once
SILENCE = 0.2  # seconds after which the attacker asks again
# The numbers of the students for whom the attacker asks, as the protocol of the sheet permits.
SOME, MANY = range(30), range(3_000)
VICTIMS = ("victim@example.org", "Victim@example.org", "VICTIM@EXAMPLE.ORG", "victim+1@example.org")  # one mailbox
DAMM = ("0317598642", "7092154863", "4206871359", "1750983426", "6123045978", "3674209581", "5869720134", "8945362017",
        "9438617205", "2581436790")


def valid_codes():
    """All of them. The check digit is Damm's, as the sheet's readers can find out."""
    codes = []
    for number in range(CAPACITY):
        check = 0
        for digit in f"{number:04d}":
            check = int(DAMM[check][int(digit)])
        codes.append(f"{number:04d}{check}")
    return codes


def guess(connections):
    """Each valid code once, in random order, by so many connections, which are replaced if the broker closes them."""
    def attack(target, deadline, figures):
        codes, clients = random.sample(valid_codes(), CAPACITY), []
        while time.time() < deadline:
            while len(clients) < connections:
                clients.append([RawClient(target), b"", itertools.count(1)])
                figures["connections"] += 1
            for client in list(clients):
                try:
                    guess_more(client, codes, figures)
                except OSError:
                    clients.remove(client)
                    client[0].close()
                    figures["closed by the broker"] += 1
            time.sleep(0 if codes else 0.01)
    return attack


def guess_more(client, codes, figures):
    if not client[1] and codes:
        own, codes[:GUESSES_AT_ONCE] = codes[:GUESSES_AT_ONCE], []
        client[1] = b"".join(guess_of(code, 1, next(client[2])) for code in own)
        figures["guesses"] += len(own)
    packets, client[1] = client[0].pump(client[1], 0.001)
    figures["acknowledged"] += sum(kind == mqtt_packets.PUBACK for kind, _ in packets)


def guess_of(code, qos=0, packet_id=1):
    return mqtt_packets.publish(SOLUTIONS, f"{code};{ATTACKER_NAME};guess@example.org", qos, packet_id)


def guess_anew(target, deadline, figures):
    """A new connection and a new client id for each guess."""
    for code in random.sample(valid_codes(), CAPACITY):
        if time.time() > deadline:
            return
        try:
            client = RawClient(target, client_id=f"guess-{os.getpid()}-{code}")
            client.send(guess_of(code, 1))
            figures["acknowledged"] += any(kind == mqtt_packets.PUBACK for kind, _ in client.read(5.0))
            figures["guesses"] += 1
            client.send(mqtt_packets.DISCONNECT)
            client.close()
        except OSError:
            figures["connections lost"] += 1
            time.sleep(0.02)


def take_codes(dnis, addresses):
    """Asks for these students in a loop, and redeems each code that comes with one of these addresses."""
    def attack(target, deadline, figures):
        client, heard, left = RawClient(target), set(), b""
        client.send(mqtt_packets.subscribe([CODES, VERDICTS]))
        asked_at, own_dnis, own_addresses = 0.0, itertools.cycle(dnis), iter(addresses())
        figures["connections"] += 1
        while time.time() < deadline:
            if not left and time.time() - asked_at > SILENCE:
                left = b"".join(mqtt_packets.publish(REQUESTS, next(own_dnis)) for _ in range(WINDOW))
                asked_at = time.time()
                figures["asked"] += WINDOW
            packets, left = client.pump(left, 0.02)
            for topic, text in published(packets):
                if topic == CODES and text not in heard:
                    heard.add(text)
                    left += mqtt_packets.publish(SOLUTIONS, f"{text};{ATTACKER_NAME};{next(own_addresses)}")
                    left += mqtt_packets.publish(REQUESTS, next(own_dnis))
                    asked_at = time.time()
                    figures["asked"] += 1
                    figures["codes heard"] += 1
                elif topic == VERDICTS:
                    figures["verdicts ACCEPTED heard"] += text.endswith(";ACCEPTED")
    return attack


def resubmit(target, deadline, figures):
    """Redeems a code, and sends the same submission again and again, which the lab accepts each time."""
    client, code = RawClient(target), ""
    client.send(mqtt_packets.subscribe([CODES, VERDICTS]) + mqtt_packets.publish(REQUESTS, OWN_DNI))
    while not code:
        code = next((text for topic, text in published(client.read(5.0)) if topic == CODES), "")
    submission = mqtt_packets.publish(SOLUTIONS, f"{code};{ATTACKER_NAME};own@example.org")
    left = b""
    while time.time() < deadline:
        figures["sent"] += 0 if left else WINDOW
        packets, left = client.pump(left or WINDOW * submission, 0.02)
        figures["verdicts heard"] += sum(text in (f"{code};ACCEPTED", f"{code};DUPLICATE")
                                         for _, text in published(packets))


def ask_anew(target, deadline, figures):
    """A new connection for each few requests."""
    requests = b"".join(mqtt_packets.publish(REQUESTS, OWN_DNI, 1, number) for number in range(1, ASKED_AT_ONCE + 1))
    while time.time() < deadline:
        try:
            client = RawClient(target)
            client.send(requests)
            end = time.time() + SILENCE
            acknowledged = 0
            while acknowledged < ASKED_AT_ONCE and time.time() < end:
                acknowledged += sum(kind == mqtt_packets.PUBACK for kind, _ in client.read(0.02))
            figures["acknowledged"] += acknowledged
            figures["connections"] += 1
            client.close()
        except OSError:
            figures["connections lost"] += 1
            time.sleep(0.02)


def published(packets):
    for kind, body in packets:
        if kind & 0xF0 == mqtt_packets.PUBLISH:
            topic, payload = mqtt_packets.payload_of(kind, body)
            yield topic, payload.decode()


def one_student():
    return take_codes([OWN_DNI], lambda: itertools.repeat("own@example.org"))


def many_students():
    return take_codes([dni(number) for number in MANY], lambda: itertools.repeat("own@example.org"))


def mail_bomb():
    return take_codes([dni(number) for number in SOME], lambda: itertools.cycle(VICTIMS))


def mail_strangers():
    """Each mail to another address, none of which is on the roster."""
    return take_codes([dni(number) for number in SOME], lambda: (f"stranger{n}@example.org" for n in itertools.count()))
