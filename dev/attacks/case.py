# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One attack on one lab: honest students first alone, then beside the attack, then alone again."""
import contextlib
import threading
import time
from collections import Counter

import planted_violations
from answer_times import answer_times
from attack import Attackers
from attacked_lab import AttackedLab
from code_attacks import ATTACKER_NAME
from floods import flood, refused_requests, refused_solutions
from honest_student import StudentProcess
from monitor import DOCTOR, Monitor, process_figures
from support.lab_process import dni
from support.mqtt_client import REQUESTS, new_client
from support.raw_client import Target

CLASSROOM, ATTACKER, LOCAL = "127.0.0.2", "127.0.0.66", "127.0.0.1"
# The first number of each honest student. The DNIs of all of them, and of nobody else, begin with one of HONEST.
STAYING, RECONNECTING, NEIGHBOUR, ACKNOWLEDGING = 5_000, 6_000, 7_000, 9_000
HONEST = ("10005", "10006", "10007", "10009")
# (address, first number, QoS, whether the connection stays); the last one has the address of the attacker.
STUDENTS = ((CLASSROOM, STAYING, 0, True), (CLASSROOM, ACKNOWLEDGING, 1, True), (CLASSROOM, RECONNECTING, 1, False),
            (ATTACKER, NEIGHBOUR, 1, True))
FIRST_WITH_OPEN_CODE = 8_000
WARM_UP = 3.0  # seconds of each flood before anything is measured
SETTLE = 2.0  # seconds after the end of an attack that are not measured
PART_BEFORE_DOCTOR = 0.5  # of the attack


class Case:
    """The figures of one attack, for its judgement and for the table."""

    def __init__(self, name, attack, broker, folder, command, options):
        self.name, self.attack, self.broker, self.options = name, attack, broker, options
        environment = {**attack.environment, **planted_violations.environment(options.plant_violation)}
        self.system = AttackedLab(folder, command, broker, options, attack.files, environment)
        self.lab = self.system.lab
        self.own, self.neighbour, self.after, self.before = None, None, None, None

    def run(self):
        self._warm_up()
        self._open_codes()
        students = [StudentProcess(self.lab.broker_port, *student) for student in STUDENTS]
        try:
            began = time.time()
            time.sleep(self.options.alone)
            self._attack()
            time.sleep(SETTLE + self.options.alone)
            ended = time.time()
            results = [student.result() for student in students]
        finally:
            for student in students:
                student.kill()
        self._measure(results, began, ended)

    def _warm_up(self):
        target = Target(self.lab.broker_port, self.lab.http_port, LOCAL)
        for messages in (refused_requests, refused_solutions):
            flood(messages, 1)(target, time.time() + WARM_UP, Counter())

    def _open_codes(self):
        """Students draw codes that they have not redeemed yet."""
        client = new_client("class")
        client.connect("127.0.0.1", self.lab.broker_port, bind_address=LOCAL)
        client.loop_start()
        for number in range(self.attack.open_codes):
            client.publish(REQUESTS, dni(FIRST_WITH_OPEN_CODE + number), 1).wait_for_publish()
        client.disconnect()
        client.loop_stop()

    def _attack(self):
        self.data_before, self.log_before = self.system.data_size(), self.system.log_size()
        self.monitor = Monitor(self.lab)
        target = Target(self.lab.broker_port, self.lab.http_port, ATTACKER)
        self.began_at = time.time()
        deadline = self.began_at + self.options.seconds
        end = planted_violations.deadline(self.options.plant_violation, self.began_at, deadline)
        attackers = Attackers(self.attack, target, end)
        planted = threading.Timer(self.options.seconds / 3, planted_violations.during,
                                  (self.options.plant_violation, self.lab))
        planted.start()
        time.sleep(self.options.seconds * PART_BEFORE_DOCTOR)
        self.monitor.ask(DOCTOR)
        self.figures = attackers.figures()
        planted.join()
        time.sleep(max(0.0, deadline - time.time()))
        self.ended_at = deadline
        self.monitor.stop()

    def _measure(self, results, began, ended):
        self.alive = self.system.is_alive()
        self.out_of_memory = self.system.log_has("OutOfMemoryError")
        self.log_growth = self.system.log_size() - self.log_before
        self.data_growth = self.system.data_size() - self.data_before
        codes = {}
        with contextlib.suppress(OSError):
            codes = self.system.codes_of(HONEST)
            self.figures["codes redeemed"] = self.system.redeemed_by(ATTACKER_NAME)
            self.figures["codes left"] = self.lab.status()["codes"]["free"]
        honest, neighbour = results[:-1], results[-1:]
        self.before = answer_times(honest, codes, began, self.began_at - SETTLE)
        self.own = answer_times(honest, codes, self.began_at, self.ended_at)
        self.neighbour = answer_times(neighbour, codes, self.began_at, self.ended_at)
        self.after = answer_times(honest, codes, self.ended_at + SETTLE, ended - SETTLE)

    def memory_after_restart(self):
        """The process has to be the same program with the same data, and nobody is connected to it."""
        self.system.restart()
        time.sleep(SETTLE)
        return process_figures(self.lab.process.pid)["RSS MB"]

    def close(self):
        self.system.close()

