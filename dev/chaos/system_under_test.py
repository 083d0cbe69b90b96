# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A lab and its broker in their own folder, the faults that are injected, and the verification after each round."""
import os
import time
from collections import Counter
from datetime import datetime, timezone
from random import Random

import single_faults
from health_watch import HealthWatch
from load_client import LoadClient
from message_generator import MessageGenerator, RefusalAllowance
from observer import Observer
from records import BrokerRun, certified_codes, rows_of
from small_disks import SmallDisks
from support.lab_process import ROSTER_SIZE, LabProcess
from support.mosquitto import Mosquitto
from support.shifted_clock import ShiftedClock
from support.waiting import wait_until
from verification import verify, verify_counts, verify_mails

START_TIMEOUT = 400  # seconds; a JVM starts slowly on a loaded machine
SETTLE_TIMEOUT = 60
# Defects that may disappear, because the lab has not written or published everything yet.
MAY_DISAPPEAR = ("lost", "code not received", "wrong counts", "wrong mails", "code without row", "verdict without row",
                 "instances differ", "mail not delivered", "leaders")
SPARE_CODES = 2_000  # that repeated requests may draw before the pool is empty and every request is refused


class SystemUnderTest:
    KILLS = ("lab", "broker", "both")
    KINDS, FIGURES = (*KILLS, *single_faults.FAULTS), {kind: f"killed {kind}" for kind in KILLS}
    SECONDS_AFTER_FAULTS, RESERVED = 1, 0.0  # the part of the requests that is sent after the last fault

    def __init__(self, folder, command, embedded, options, random, selector):
        self.folder, self.embedded, self.random, self.selector = folder, embedded, random, selector
        self.kinds, self.round, self.watch = selector.kinds, 0, HealthWatch(not options.load)
        self.broker_runs, self.refusals, self.messages, self.rows = [BrokerRun()], RefusalAllowance(), [], []
        self.mosquitto, self.lab, self.observer, self.disks, self.clock, self.requests_used = *[None] * 5, 0
        os.makedirs(folder)
        try:
            self._start(command, options.setting)
            self.observer = Observer(self.port)
            self._wait_until_ready(0.0)
        except BaseException:
            self.close()
            raise

    def _start(self, command, settings):
        if not self.embedded:
            self.mosquitto = Mosquitto(os.path.join(self.folder, "mosquitto"), settings).start()
        self.lab = LabProcess(os.path.join(self.folder, "lab"), command, self.mosquitto)
        if single_faults.CLOCK_JUMPED in self.kinds:
            self.clock = ShiftedClock(self.folder)
            self.lab.environment.update(self.clock.environment)
        if single_faults.DISK_FULL in self.kinds:
            self.disks = SmallDisks(self.lab.folder)
        self.lab.start()
        self.port = self.lab.broker_port
        self.lab.wait_connected(START_TIMEOUT)

    def has_codes_for(self, requests):
        return self.requests_used + requests <= ROSTER_SIZE - SPARE_CODES

    def usable_broker_run(self):
        """The index of the run of the broker to which clients may send; None if they have to wait.

        A killed Mosquitto loses the lab's session, and would accept messages without a subscriber until the lab is
        back. The embedded broker keeps the session, so the clients need not wait there.
        """
        index = len(self.broker_runs) - 1
        ready = self.broker_runs[index].ready_at <= time.time()
        return index if not self.broker_runs[index].killed and (ready or self.embedded and index > 0) else None

    def run_round(self, number, options):
        """Clients send while faults are injected. Returns (number of each fault, messages of this round, findings)."""
        self.round, self.watch = number, HealthWatch(self.watch.judges_times)
        generator = MessageGenerator(number, self.requests_used, options.requests, options.rate, self.observer,
                                     Random(self.random.random()), self.refusals)
        self.requests_used += options.requests
        generator.reserved = int(self.RESERVED * options.requests)
        clients, injected = self._clients(options, generator), Counter()
        for client in clients:
            client.start()
        count, deadline = 0, time.time() + options.seconds
        try:
            while count < options.faults_per_round or time.time() < deadline:
                time.sleep(self.random.uniform(0.3, 2))
                self._inject(self.selector.next(), injected)
                count += 1
            generator.reserved = 0
            time.sleep(self.SECONDS_AFTER_FAULTS)
        finally:
            generator.closed = True
            for client in clients:
                client.join(30)
        sent = [message for client in clients for message in client.sent]
        self.messages += sent
        findings = self._verify_when_settled()
        findings.defects.update(self.watch.defects)
        return injected, sent, findings

    def _clients(self, options, generator):
        return [LoadClient(number, self, generator) for number in range(options.students)]

    def _inject(self, fault, injected):
        began = time.time()
        injected[fault] += 1
        if fault in single_faults.FAULTS:
            return single_faults.FAULTS[fault](self)
        self.log(f"{fault} killed")
        if fault != "lab" or self.embedded:
            self.broker_runs[-1].killed = True
        if fault != "lab":
            self.mosquitto.kill()
        if fault != "broker":
            self.lab.kill()
        time.sleep(self.random.uniform(0, 1))
        self._restart(fault)
        if fault != "broker" and self.random.random() < 0.25:
            time.sleep(self.random.uniform(0.5, 4))
            injected[fault] += 1
            self.lab.kill()
            self.lab.start()
        self.lab.wait_connected(START_TIMEOUT)
        self._wait_until_ready(began)

    def _restart(self, fault):
        if fault != "lab" or self.embedded:
            self.broker_runs.append(BrokerRun(time.time()))
        killed = [part for part, is_killed in ((self.mosquitto, fault != "lab"), (self.lab, fault != "broker"))
                  if is_killed]
        self.random.shuffle(killed)
        for part in killed:
            part.start()

    def _wait_until_ready(self, began):
        """Until the lab and the observer are subscribed on the current run of the broker."""
        new_run = self.broker_runs[-1].ready_at == float("inf")
        wait_until(lambda: self.lab.is_connected() and (self.embedded or self.mosquitto.lab_has_subscribed())
                   and (not new_run or self.observer.subscribed_at > began),
                   START_TIMEOUT, f"the lab or the observer did not reconnect, see {self.folder}")
        if new_run:
            self.broker_runs[-1].ready_at = time.time()

    def require_health(self, fault):
        """Waits until the lab is healthy, and ends the test if it does not become healthy."""
        if not self.watch.wait_until_healthy(self.lab, fault, single_faults.HEALTHY_TIMEOUT):
            raise SystemExit(f"the lab did not recover after {fault}: {self.watch.defects}, see {self.lab.log}")

    def log(self, event):
        """Next to the logs of the servers, for comparison."""
        with open(os.path.join(self.folder, "events"), "a") as out:
            now = datetime.now(timezone.utc).isoformat(timespec="milliseconds")
            out.write(f"{now} round {self.round}: {event}\n")

    def _verify_when_settled(self):
        """Verifies when nothing changes any more, until there are no defects that may disappear."""
        before = None
        while True:
            if (status := self._status()) != before:  # The embedded broker may read slowly from the clients.
                before, deadline = status, time.time() + SETTLE_TIMEOUT
            else:
                rows, findings = self._verify(status)
                if not any(findings.defects[kind] for kind in MAY_DISAPPEAR) or time.time() > deadline:
                    self.rows = rows
                    return findings
            time.sleep(0.7)

    def _status(self):
        return self.lab.status()

    def _verify(self, status):
        rows = rows_of(self.lab.get_all("/api/requests"), self.lab.get_all("/api/submissions"))
        return self._verify_rows(status, rows, certified_codes(self.lab.get_all("/api/mail")))

    def _verify_rows(self, status, rows, mail_codes):
        findings = verify(self.messages, rows, self.observer.snapshot(), self.broker_runs, self.embedded, self.rows)
        findings.defects["wrong counts"] = verify_counts(status, rows)
        findings.defects["wrong mails"] = verify_mails(rows, mail_codes)
        return rows, findings

    def save(self, findings):
        """All defects, next to the logs."""
        with open(os.path.join(self.folder, "defects"), "w") as out:
            out.writelines(f"{kind}: {text}\n" for kind, texts in findings.defects.items() for text in texts)

    def dump_threads(self):
        """For the analysis of a lab that does not answer."""
        self.lab.dump_threads()

    def close(self):
        if self.observer:
            self.observer.close()
        for part in (self.lab, self.mosquitto):
            if part:
                part.stop()
        if self.disks:
            self.disks.close()
