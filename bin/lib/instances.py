# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several instances of the lab on one Mosquitto and one PostgreSQL, of which some die, stand still or stay away.

Mosquitto itself is never killed here: so nothing that it acknowledged is excused.
"""
import os
import time

import spoiling
from agreement import View, disagreements, heard_again, misdelivered
from department import Department
from service import Service, certified, rows
from stage import PATIENCE, Stage

STALL = (11, 14)  # seconds; PostgreSQL ends a transaction that is idle for ten, and the others have taken over by then


class SharedStage(Stage):
    KINDS = ("one", "all", "stall", "away")
    LAST, KEPT = 7, 0.5  # a time when all are at work at once

    def __init__(self, folder, command, instances, spoil, settings, chance):
        self.services, self.away, self.size, self.spoil = [], [], instances, spoil
        self.department, self.said_again = None, (0, 0)
        super().__init__(folder, command, False, settings, chance)

    def _open(self, command, settings):
        self.department = Department(self.folder, settings)
        self.mosquitto, self.postgresql = self.department.mosquitto, self.department.postgresql
        self.port = self.mosquitto.port
        variables = [self._variables(f"lab-{number}") for number in range(1, self.size + 1)]
        spoiling.before(self.spoil, self, variables)
        self.mosquitto.start()
        for own in variables:
            folder = os.path.join(self.folder, f"lab-{len(self.services) + 1}")
            self.services.append(Service(folder, command, self.mosquitto, **own).start())
        self._wait_up()

    def _variables(self, name):
        shared = self.department.variables(name if self.size > 1 else "")
        return {**shared, "DST_MAIL_FIRSTRETRY": "1s", "DST_MAIL_LEASE": "5s"}

    def present(self):
        return [service for service in self.services if service not in self.away]

    def round(self, number, options):
        for service in self.away:
            service.start()
        self.away = []
        self._wait_up()
        return super().round(number, options)

    def _strike(self, what, kills):
        kills[what] += 1
        one = self.chance.choice(self.present())
        if what == "away" and len(self.present()) > 1:
            one.kill()
            self.away.append(one)
        elif what == "stall":
            self._stall(self.present() if self.chance.random() < 0.25 else [one])
        else:
            self._kill(self.present() if what == "all" else [one])
        self._wait_up()

    def _kill(self, some):
        self.chance.shuffle(some)
        for service in some:
            service.kill()
            time.sleep(self.chance.uniform(0, 1))
        for service in some:
            service.start()
            time.sleep(self.chance.uniform(0, 0.5))
        if self.chance.random() < 0.25:
            time.sleep(self.chance.uniform(0.5, 4))
            again = self.chance.choice(some)
            again.kill()
            again.start()

    def _stall(self, some):
        for service in some:
            service.pause()
            time.sleep(self.chance.uniform(0, 0.3))
        time.sleep(self.chance.uniform(*STALL))
        for service in some:
            service.resume()

    def _wait_up(self):
        for service in self.present():
            service.wait_up(PATIENCE)

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
        return [service.status() for service in self.present()]

    def _judge(self, statuses):
        views = [View(os.path.basename(service.folder), status, service.all("/api/requests"),
                      service.all("/api/submissions"), service.all("/api/mail"))
                 for service, status in zip(self.present(), statuses)]
        first = views[0]
        seen, found = self._held_against(first.status, rows(first.requests, first.submissions), certified(first.mails))
        faults, found.letters_again = misdelivered(first.mails, self.department.postbox.seen())
        found.faults.update(faults, disagreed=disagreements(views))
        found.heard_again = heard_again(self.observer.heard)
        return seen, found

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
        if self.department:
            self.department.close()
