# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens to instances in the middle of a class.

Each kind is a function of the stage and its leader. It returns the moment from which on the leader answered nobody, and
what to add to the name of the kind; or nothing where the leader went on.
"""
import time

from failover import MARGIN
from leadership import leaders
from proxy import WAYS


def killed(stage, leader):
    """By half it is started again at once, as by its supervisor, by half only once another one is the leader."""
    leader.kill()
    ended = time.time()
    if stage.chance.random() < 0.5:
        others = [service for service in stage.services if service is not leader]
        until = ended + stage.failover + MARGIN
        while others and not leaders(others) and time.time() < until:
            time.sleep(0.05)
    leader.start()
    return ended, ""


def suspended(stage, leader):
    leader.pause()
    ended = time.time()
    last(stage)
    leader.resume()
    return ended, ""


def without(part):
    """Cut off from its database or its broker, by turns in each way."""
    def cut_off(stage, leader):
        way, port = stage.deck.turn(part, WAYS), stage.routes[leader, part]
        stage.proxies.cut(port, way)
        ended = time.time()
        last(stage)
        stage.proxies.restore(port)
        return ended, f" ({way})"
    return cut_off


def last(stage):
    """The trouble itself lasts so long that a failover which waits for its end is too late."""
    time.sleep(stage.failover + MARGIN + stage.chance.uniform(1, 4))


def standby_killed(stage, leader):
    standby = stage.chance.choice([service for service in stage.services if service is not leader])
    standby.kill()
    time.sleep(stage.chance.uniform(0, 2))
    standby.start()
    return None


def all_killed(stage, _leader):
    some = list(stage.services)
    stage.chance.shuffle(some)
    for service in some:
        service.kill()
        ended = time.time()
        time.sleep(stage.chance.uniform(0, 1))
    for service in some:
        service.start()
        time.sleep(stage.chance.uniform(0, 0.5))
    if stage.chance.random() < 0.25:
        time.sleep(stage.chance.uniform(0.5, 4))
        again = stage.chance.choice(some)
        again.kill()
        again.start()
    return ended, ""


def database_restarted(stage, _leader):
    return stage.postgresql.restart(), ""


DATABASE, BROKER = "database", "broker"
KINDS = {
    "leader-killed": killed,
    "leader-suspended": suspended,
    "leader-without-database": without(DATABASE),
    "leader-without-broker": without(BROKER),
    "standby-killed": standby_killed,
    "all-killed": all_killed,
    "database-restarted": database_restarted,
}
# Here a standby takes over, within the failover time. The others wait for the start of a process.
BOUNDED = ("leader-killed", "leader-suspended", "leader-without-database", "leader-without-broker")
