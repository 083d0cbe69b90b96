# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A lab and its broker in a folder of their own, what kills them, and the verdict from outside once all is quiet."""
import os
import random
import time
from collections import Counter

from classroom import Errands, Observer, class_of
from mosquitto import Mosquitto, answers
from service import ENROLLED, Service
from truth import Life, judge, miscounted, miswritten

PATIENCE = 400  # seconds; a busy machine takes its time to start a JVM, and this is only how long a failure takes
TO_SETTLE = 60
MAY_COME = ("lost", "unheard", "miscounted", "miswritten", "phantom", "contradicted", "disagreed", "undelivered",
            "leaders")
SURPLUS = 2_000  # codes that repetitions may draw before the pool is empty and every request is wrong


class Deck:
    """Each kind once before one comes again, and what a kind can be done with by turns, for as long as a run lasts."""

    def __init__(self, kinds, chance):
        self.kinds, self.chance, self.left, self.turns = kinds, chance, [], Counter()

    def draw(self):
        if not self.left:
            self.left = list(self.kinds)
            self.chance.shuffle(self.left)
        return self.left.pop()

    def turn(self, kind, ways):
        self.turns[kind] += 1
        return ways[self.turns[kind] % len(ways)]


class Stage:
    KINDS, COUNTED_AS = ("service", "broker", "both"), "killed {}"
    LAST, KEPT = 1, 0.0  # seconds for the students after the last kill, and which part of them asks no sooner

    def __init__(self, folder, command, embedded, settings, chance, deck):
        self.folder, self.embedded, self.chance, self.deck = folder, embedded, chance, deck
        self.lives, self.messages, self.rows, self.requests_spent = [Life()], [], [], 0
        self.mosquitto, self.service, self.observer = None, None, None
        os.makedirs(folder)
        try:
            self._open(command, settings)
            self.observer = Observer(self.port)
            self._wait_until_ready(0.0)
        except BaseException:
            self.close()
            raise

    def _open(self, command, settings):
        if not self.embedded:
            self.mosquitto = Mosquitto(os.path.join(self.folder, "mosquitto"), settings).start()
        self.service = Service(os.path.join(self.folder, "lab"), command, self.mosquitto).start()
        self.port = self.service.broker_port
        self.service.wait_up(PATIENCE)

    def has_room_for(self, requests):
        return self.requests_spent + requests <= ENROLLED - SURPLUS

    def current_life(self):
        """Which run of the broker may be used; none while what it would acknowledge has nobody to go to.

        Mosquitto forgets the lab's session when it is killed, and would take messages for nobody until the lab is back.
        The embedded broker keeps it, so there the students may be the first.
        """
        life = len(self.lives) - 1
        ready = self.lives[life].ready_at <= time.time()
        return life if not self.lives[life].killed and (ready or self.embedded and life > 0) else None

    def round(self, number, options):
        """Students send, kills happen; then the verdict. Returns the kills, this round's messages, and the findings."""
        errands = Errands(number, self.requests_spent, options.requests, options.rate, self.observer,
                         random.Random(self.chance.random()))
        self.requests_spent += options.requests
        errands.kept = int(self.KEPT * options.requests)
        students, kills = self._class(options, errands), Counter()
        strikes, until = 0, time.time() + options.seconds
        try:
            while strikes < options.kills or time.time() < until:
                time.sleep(self.chance.uniform(0.3, 2))
                self._strike(self.deck.draw(), kills)
                strikes += 1
            errands.kept = 0
            time.sleep(self.LAST)
        finally:
            errands.over = True
            for student in students:
                student.join(30)
        sent = [message for student in students for message in student.sent]
        self.messages += sent
        return kills, sent, self._settle()

    def _class(self, options, errands):
        return class_of(options.students, self, errands)

    def _strike(self, what, kills):
        began = time.time()
        kills[what] += 1
        if what != "service" or self.embedded:
            self.lives[-1].killed = True
        if what != "service":
            self.mosquitto.kill()
        if what != "broker":
            self.service.kill()
        time.sleep(self.chance.uniform(0, 1))
        self._rise(what)
        if what != "broker" and self.chance.random() < 0.25:
            time.sleep(self.chance.uniform(0.5, 4))
            kills[what] += 1
            self.service.kill()
            self.service.start()
        self.service.wait_up(PATIENCE)
        self._wait_until_ready(began)

    def _rise(self, what):
        if what != "service" or self.embedded:
            self.lives.append(Life(time.time()))
        parts = [part for part, up in ((self.mosquitto, what != "service"), (self.service, what != "broker")) if up]
        self.chance.shuffle(parts)
        for part in parts:
            part.start()

    def _wait_until_ready(self, began):
        """Lab and observer are subscribed on the broker as it runs now."""
        until = time.time() + PATIENCE
        anew = self.lives[-1].ready_at == float("inf")
        while not (self.service.is_up() and (self.embedded or self.mosquitto.knows_the_lab())
                   and (not anew or self.observer.subscribed_at > began)):
            if time.time() > until:
                raise SystemExit(f"the lab did not come back, see {self.folder}")
            time.sleep(0.05)
        if anew:
            self.lives[-1].ready_at = time.time()

    def _settle(self):
        """Waits until all that must be there is there and nothing changes any more, or for so long that it never will."""
        until, before = time.time() + TO_SETTLE, None
        while True:
            status = self._look()
            if status == before:
                rows, found = self._judge(status)
                if not any(found.faults[kind] for kind in MAY_COME) or time.time() > until:
                    self.rows = rows
                    return found
            before = status
            time.sleep(0.7)

    def _look(self):
        return self.service.status()

    def _judge(self, status):
        return self._held_against(status, self.service.rows(), self.service.mails())

    def _held_against(self, status, rows, mails):
        found = judge(self.messages, rows, self.observer.heard, self.lives, self.embedded, self.rows)
        found.faults["miscounted"] = miscounted(status, rows)
        found.faults["miswritten"] = miswritten(rows, mails)
        return rows, found

    def keep(self, found):
        """All that is wrong, for whoever looks for the reason."""
        with open(os.path.join(self.folder, "faults"), "w") as out:
            out.writelines(f"{kind}: {text}\n" for kind, texts in found.faults.items() for text in texts)

    def explain(self):
        """For whoever looks into the logs, before all is closed that does not answer."""
        self.service.say_what_it_waits_for()

    def close(self):
        if self.observer:
            self.observer.close()
        for part in (self.service, self.mosquitto):
            if part:
                part.stop()
