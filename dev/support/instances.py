# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Instances of the lab, one leader and its standbys, on one Mosquitto and one PostgreSQL, and what happens to them.

Mosquitto itself is never killed here: so nothing that it acknowledged is excused.
"""
import os
import time
from datetime import datetime, timezone

import spoiling
from agreement import View, disagreements, heard_again, misdelivered
from department import Department
from failover import MARGIN, UNBOUNDED, Trouble, late, said_again, waits
from leadership import leaders, wait_for_leader
from proxy import Proxies
from service import Service, certified, rows
from stage import PATIENCE, Stage
from steady import PER_SECOND, SteadyStudent
from troubles import BOUNDED, BROKER, DATABASE, KINDS

FAILOVER = 10  # seconds, the default of DST_INSTANCE_FAILOVER
LONGEST_ROUND = 120  # seconds for which there are codes for the steady student


class SharedStage(Stage):
    KINDS, COUNTED_AS = tuple(KINDS), "{}"
    LAST, KEPT = 3, 0.3  # a time when all are at work

    def __init__(self, folder, command, chosen, chance, deck):
        self.size, self.spoil, self.failover = chosen.instances, chosen.spoil, chosen.failover or FAILOVER
        self.own_failover = {"DST_INSTANCE_FAILOVER": f"{chosen.failover}s"} if chosen.failover else {}
        self.services, self.routes, self.troubles = [], {}, []
        self.department, self.proxies, self.steady, self.number, self.said_again = None, None, None, 0, (0, 0)
        super().__init__(folder, command, False, chosen.setting, chance, deck)

    def _open(self, command, settings):
        self.department = Department(self.folder, settings)
        self.mosquitto, self.postgresql = self.department.mosquitto, self.department.postgresql
        self.port = self.mosquitto.port
        self.mosquitto.start()
        self.proxies = Proxies([self.postgresql.port, self.port] * self.size)
        for number in range(1, self.size + 1):
            database, broker = self.proxies.ports[2 * number - 2:2 * number]
            own = spoiling.variables(self.spoil, self, number, self._variables(number, database, broker))
            service = Service(os.path.join(self.folder, f"lab-{number}"), command, self.mosquitto, **own)
            self.services.append(service.start())
            self.routes.update({(service, DATABASE): database, (service, BROKER): broker})
        self._wait_up()

    def _variables(self, number, database, broker):
        """The ports are those of its proxies."""
        shared = self.department.variables(f"lab-{number}" if self.size > 1 else "", database)
        return {**shared, **self.own_failover, "DST_BROKER_URL": f"tcp://127.0.0.1:{broker}",
                "DST_MAIL_FIRSTRETRY": "1s", "DST_MAIL_LEASE": "5s"}

    def has_room_for(self, requests):
        return super().has_room_for(requests + LONGEST_ROUND * PER_SECOND)

    def round(self, number, options):
        self.number = number
        kills, sent, found = super().round(number, options)
        self.requests_spent += self.steady.errands.sent
        return kills, sent, found

    def _class(self, options, errands):
        self.steady = SteadyStudent(options.students, self, errands, self.requests_spent)
        self.steady.start()
        return [*super()._class(options, errands), self.steady]

    def _strike(self, what, kills):
        kills[what] += 1
        leader = self._wait_up()
        self._note(f"{what}, the leader is {os.path.basename(leader.folder)}")
        ended = KINDS[what](self, leader)
        self._wait_up()
        self._note("all answer again")
        if ended:
            bound = self.failover + MARGIN if what in BOUNDED and self.size > 1 else UNBOUNDED
            self.troubles.append(Trouble(what + ended[1], self.number, ended[0], bound, time.time()))

    def _note(self, event):
        """For the reader of the logs."""
        with open(os.path.join(self.folder, "troubles"), "a") as out:
            out.write(f"{datetime.now(timezone.utc).isoformat(timespec='milliseconds')} round {self.number}: {event}\n")

    def _wait_up(self):
        return wait_for_leader(self.services, 2 * self.failover, PATIENCE)

    def _wait_until_ready(self, _began):
        until = time.time() + PATIENCE
        while not self.observer.subscribed_at:
            if time.time() > until:
                raise SystemExit(f"the observer was not let in, see {self.mosquitto.log}")
            time.sleep(0.05)
        self.lives[-1].ready_at = time.time()

    def _settle(self):
        spoiling.after(self.spoil, self)
        found, before = super()._settle(), self.said_again
        self.said_again = (found.letters_again, found.heard_again)
        found.letters_again, found.heard_again = (now - then for now, then in zip(self.said_again, before))
        return found

    def _look(self):
        return [service.status() for service in self.services]

    def _judge(self, statuses):
        views = [View(os.path.basename(service.folder), status, service.all("/api/requests"),
                      service.all("/api/submissions"), service.all("/api/mail"))
                 for service, status in zip(self.services, statuses)]
        first, heard = views[0], self.observer.heard
        seen, found = self._held_against(first.status, rows(first.requests, first.submissions), certified(first.mails))
        faults, found.letters_again = misdelivered(first.mails, self.department.postbox.seen())
        latest = [trouble for trouble in self.troubles if trouble.round == self.number]
        found.waited = waits(latest, self.messages, seen, heard)
        found.faults.update(faults, disagreed=disagreements(views), late=late(found.waited))
        found.faults["said again"] = said_again(self.troubles, seen, heard)
        found.faults["leaders"] = self._not_one_leader()
        found.heard_again = heard_again(heard)
        return seen, found

    def _not_one_leader(self):
        found = [os.path.basename(service.folder) for service in leaders(self.services)]
        return [] if len(found) == 1 else [f"the connected leaders are {found}"]

    def keep(self, found):
        super().keep(found)
        with open(os.path.join(self.folder, "tables.sql"), "w") as out:
            out.write(self.postgresql.dump())

    def explain(self):
        for service in self.services:
            service.say_what_it_waits_for()

    def close(self):
        for service in self.services:
            service.stop()
        super().close()
        if self.proxies:
            self.proxies.close()
        if self.department:
            self.department.close()
