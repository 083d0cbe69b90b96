# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Instances of the lab, one leader and its standbys, on one Mosquitto, one PostgreSQL and one SMTP sink.

Mosquitto itself is never killed here, so no loss of an acknowledged message is excused.
"""
import os
import time

import planted_violations
from cluster_faults import BROKER, DATABASE, FAULTS, FAULTS_WITH_TAKEOVER
from consistency import InstanceState, differences, republished_codes, verify_deliveries
from failover import MARGIN, UNBOUNDED, Outage, failover_times, late, unexplained_repetitions
from probe_client import PER_SECOND, ProbeClient
from proxies import Proxies
from records import certified_codes, rows_of
from single_faults import CLOCK_JUMPED
from support.lab_process import LabProcess
from support.leader import connected_leaders, wait_for_leader
from support.shared_servers import SharedServers
from support.shifted_clock import ShiftedClock
from support.waiting import wait_until
from system_under_test import START_TIMEOUT, SystemUnderTest

FAILOVER = 10  # seconds, the default of DST_INSTANCE_FAILOVER
LONGEST_ROUND = 120  # seconds for which there are DNIs for the probe


class Cluster(SystemUnderTest):
    KINDS, FIGURES = tuple(FAULTS), {}
    SECONDS_AFTER_FAULTS, RESERVED = 3, 0.3

    def __init__(self, folder, command, options, random, selector):
        self.size, self.violation = options.instances, options.plant_violation
        self.failover = options.failover or FAILOVER
        self.failover_setting = {"DST_INSTANCE_FAILOVER": f"{options.failover}s"} if options.failover else {}
        self.labs, self.proxy_ports, self.clocks, self.outages = [], {}, {}, []
        self.servers, self.proxies, self.probe, self.repetitions = None, None, None, (0, 0)
        super().__init__(folder, command, False, options, random, selector)

    def _start(self, command, settings):
        self.servers = SharedServers(self.folder, settings)
        self.mosquitto, self.postgresql = self.servers.mosquitto, self.servers.postgresql
        self.port = self.mosquitto.port
        self.mosquitto.start()
        self.proxies = Proxies([self.postgresql.port, self.port] * self.size)
        for number in range(1, self.size + 1):
            database, broker = self.proxies.ports[2 * number - 2:2 * number]
            environment = planted_violations.environment(
                self.violation, self, number, self._environment(number, database, broker))
            lab = LabProcess(os.path.join(self.folder, f"lab-{number}"), command, self.mosquitto, **environment)
            if CLOCK_JUMPED in self.kinds:
                self.clocks[lab] = ShiftedClock(lab.folder)
                lab.environment.update(self.clocks[lab].environment)
            self.labs.append(lab.start())
            self.proxy_ports.update({(lab, DATABASE): database, (lab, BROKER): broker})
        self._wait_for_leader()

    def _environment(self, number, database_port, broker_port):
        """The ports are those of the instance's proxies."""
        shared = self.servers.environment(f"lab-{number}" if self.size > 1 else "", database_port)
        return {**shared, **self.failover_setting, "DST_BROKER_URL": f"tcp://127.0.0.1:{broker_port}",
                "DST_MAIL_FIRSTRETRY": "1s", "DST_MAIL_LEASE": "5s"}

    def has_codes_for(self, requests):
        return super().has_codes_for(requests + LONGEST_ROUND * PER_SECOND)

    def run_round(self, number, options):
        injected, sent, findings = super().run_round(number, options)
        self.requests_used += self.probe.generator.sent
        return injected, sent, findings

    def _clients(self, options, generator):
        self.probe = ProbeClient(options.students, self, generator, self.requests_used)
        return [*super()._clients(options, generator), self.probe]

    def _inject(self, fault, injected):
        injected[fault] += 1
        leader = self._wait_for_leader()
        self.log(f"{fault}, the leader is {os.path.basename(leader.folder)}")
        outage = FAULTS[fault](self, leader)
        self._wait_for_leader()
        self.log("all instances answer again")
        if outage:
            began_at, variant = outage
            has_bound = fault in FAULTS_WITH_TAKEOVER and self.size > 1 and self.watch.judges_times
            bound = self.failover + MARGIN if has_bound else UNBOUNDED
            self.outages.append(Outage(fault + variant, self.round, began_at, bound, time.time()))

    def _wait_for_leader(self):
        return wait_for_leader(self.labs, 2 * self.failover, START_TIMEOUT)

    def _wait_until_ready(self, _began):
        wait_until(lambda: self.observer.subscribed_at, START_TIMEOUT,
                   f"the observer could not subscribe, see {self.mosquitto.log}")
        self.broker_runs[-1].ready_at = time.time()

    def _verify_when_settled(self):
        planted_violations.after_round(self.violation, self)
        findings, before = super()._verify_when_settled(), self.repetitions
        self.repetitions = (findings.mails_repeated, findings.codes_republished)
        findings.mails_repeated, findings.codes_republished = (
            now - then for now, then in zip(self.repetitions, before))
        return findings

    def _status(self):
        return [lab.status() for lab in self.labs]

    def _verify(self, statuses):
        states = [InstanceState(os.path.basename(lab.folder), status, lab.get_all("/api/requests"),
                                lab.get_all("/api/submissions"), lab.get_all("/api/mail"))
                  for lab, status in zip(self.labs, statuses)]
        first, received = states[0], self.observer.snapshot()
        rows, findings = self._verify_rows(
            first.status, rows_of(first.requests, first.submissions), certified_codes(first.mails))
        defects, findings.mails_repeated = verify_deliveries(first.mails, self.servers.smtp_sink.received())
        own_outages = [outage for outage in self.outages if outage.round == self.round]
        findings.failover_times = failover_times(own_outages, self.messages, rows, received)
        findings.defects.update(defects)
        findings.defects["instances differ"] = differences(states)
        findings.defects["failover too late"] = late(findings.failover_times)
        findings.defects["published again"] = unexplained_repetitions(self.outages, rows, received)
        findings.defects["leaders"] = self._unless_one_leader()
        findings.codes_republished = republished_codes(received)
        return rows, findings

    def _unless_one_leader(self):
        leaders = [os.path.basename(lab.folder) for lab in connected_leaders(self.labs)]
        return [] if len(leaders) == 1 else [f"the connected leaders are {leaders}"]

    def save(self, findings):
        super().save(findings)
        with open(os.path.join(self.folder, "tables.sql"), "w") as out:
            out.write(self.postgresql.dump())

    def dump_threads(self):
        for lab in self.labs:
            lab.dump_threads()

    def close(self):
        for lab in self.labs:
            lab.stop()
        super().close()
        if self.proxies:
            self.proxies.close()
        if self.servers:
            self.servers.close()
