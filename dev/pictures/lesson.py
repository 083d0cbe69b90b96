# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A lesson over MQTT: most students succeed, and the others make the usual mistakes."""
import queue
import time

from support.mqtt_client import CODES, REQUESTS, SOLUTIONS, VERDICTS, new_client

GROUP = 30  # in each group of so many students everything happens
CERTIFIED = range(0, 18)
EARLY, IDLE, BORROWER, UNMATCHED, ROBBED, MISTAKEN = 19, (20, 25), 21, 23, 24, 22
REFUSED_ADDRESS, BUSY_ADDRESS = 7, 9


def mail_refusals(enrolled):
    """The replies of the mail server to the addresses that it does not accept."""
    replies = {REFUSED_ADDRESS: "550 5.1.1 No such user", BUSY_ADDRESS: "451 4.2.2 Mailbox full, try again later"}
    return {student.email: replies[at % GROUP] for at, student in enumerate(enrolled) if at % GROUP in replies}


def waiting_mails(enrolled):
    """How many mails keep waiting after the lesson."""
    return sum(at % GROUP == BUSY_ADDRESS for at in range(len(enrolled)))


class Lesson:
    def __init__(self, lab, enrolled, seconds):
        self.lab, self.enrolled, self.pause = lab, enrolled, seconds / max(1, len(enrolled))
        self.answers, self.used = {CODES: queue.Queue(), VERDICTS: queue.Queue()}, {}

    def play(self):
        self.client = new_client("class")
        self.client.on_message = lambda _client, _data, message: self.answers[message.topic].put(
            message.payload.decode())
        subscribed = queue.Queue()
        self.client.on_subscribe = lambda *_: subscribed.put(True)
        self.client.connect("127.0.0.1", self.lab.broker_port)
        self.client.loop_start()
        self.client.subscribe([(CODES, 1), (VERDICTS, 1)])
        subscribed.get(timeout=30)
        self._ask_too_early()
        # Those who stay stuck begin, so that they have waited longest.
        order = sorted(range(len(self.enrolled)), key=lambda at: (at // GROUP, at % GROUP in CERTIFIED, at))
        for at in order:
            self._take_part(at, self.enrolled[at])
            time.sleep(self.pause)
        self.client.disconnect()
        self.client.loop_stop()

    def _ask_too_early(self):
        early = [student for at, student in enumerate(self.enrolled) if at % GROUP == EARLY]
        self.lab.post("/api/course/close")
        for student in early:
            self._publish(REQUESTS, student.dni)
        self.lab.wait_for_requests(len(early))
        self.lab.post("/api/course/open")

    def _publish(self, topic, payload):
        self.client.publish(topic, payload, qos=1).wait_for_publish(30)

    def _request(self, student):
        self._publish(REQUESTS, student.dni)
        return self.answers[CODES].get(timeout=30)

    def _submit(self, code, name, email):
        self._publish(SOLUTIONS, f"{code};{name};{email}")
        return self.answers[VERDICTS].get(timeout=30)

    def _take_part(self, at, student):
        role = at % GROUP
        group = self.enrolled[at - role:]
        if role in CERTIFIED:
            self._certify(role, student)
        elif role in IDLE:
            self._request(student)
        elif role == BORROWER:
            # The first student, who is still working, loses this code and has to request another one.
            self._request(student)
            self._submit(self._certified_code(group[0]), student.name, student.email)
        elif role == MISTAKEN:
            code = self._request(student)
            self._submit(code[:4] + str((int(code[4]) + 1) % 10), student.name, student.email)
        elif role == UNMATCHED:
            self._submit(self._request(student), student.name.split()[0], "mi.correo@otro.example")
        elif role == ROBBED:
            code = self._request(student)
            self._submit(code, group[18].name, group[18].email)
            self._submit(code, student.name, student.email)

    def _certified_code(self, student):
        if student.dni not in self.used:
            self.used[student.dni] = self._request(student)
            self._submit(self.used[student.dni], student.name, student.email)
        return self.used[student.dni]

    def _certify(self, role, student):
        if role == 3:
            self._publish(REQUESTS, student.dni + "T")
        if role == 6:
            self._publish(REQUESTS, "99999999")
        if role == 5:
            self._submit(" " + self._request(student), student.name, student.email)
        if role == 8:
            self._publish(SOLUTIONS, f"{self._request(student)},{student.name}")
            self.answers[VERDICTS].get(timeout=30)
        self._certified_code(student)
