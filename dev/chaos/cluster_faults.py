# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The faults of a cluster.

Each fault is a function of the cluster and its leader. It returns (the time from which on the leader did not answer,
the variant for the name of the fault); None if the leader continued.
"""
import time

from failover import MARGIN
from proxies import WAYS
from support.leader import connected_leaders
from support.waiting import becomes_true


def kill_leader(cluster, leader):
    """In half of the cases it is restarted at once, as by a supervisor; else after another one is the leader."""
    leader.kill()
    ended = time.time()
    if cluster.random.random() < 0.5:
        others = [lab for lab in cluster.labs if lab is not leader]
        becomes_true(lambda: not others or connected_leaders(others), cluster.failover + MARGIN)
    leader.start()
    return ended, ""


def suspend_leader(cluster, leader):
    leader.suspend()
    ended = time.time()
    outlast_failover(cluster)
    leader.resume()
    return ended, ""


def disconnect_leader_from(server):
    """From its database or its broker, in each of the ways of the proxy in turn."""
    def disconnect(cluster, leader):
        way, port = cluster.selector.next_variant(server, WAYS), cluster.proxy_ports[leader, server]
        cluster.proxies.cut(port, way)
        ended = time.time()
        outlast_failover(cluster)
        cluster.proxies.restore(port)
        return ended, f" ({way})"
    return disconnect


def outlast_failover(cluster):
    """So long that a standby which waits for the end of the fault takes over too late."""
    time.sleep(cluster.failover + MARGIN + cluster.random.uniform(1, 4))


def kill_standby(cluster, leader):
    standby = cluster.random.choice([lab for lab in cluster.labs if lab is not leader])
    standby.kill()
    time.sleep(cluster.random.uniform(0, 2))
    standby.start()


def kill_all(cluster, _leader):
    labs = list(cluster.labs)
    cluster.random.shuffle(labs)
    for lab in labs:
        lab.kill()
        ended = time.time()
        time.sleep(cluster.random.uniform(0, 1))
    for lab in labs:
        lab.start()
        time.sleep(cluster.random.uniform(0, 0.5))
    if cluster.random.random() < 0.25:
        time.sleep(cluster.random.uniform(0.5, 4))
        again = cluster.random.choice(labs)
        again.kill()
        again.start()
    return ended, ""


def restart_database(cluster, _leader):
    return cluster.postgresql.restart(), ""


DATABASE, BROKER = "database", "broker"
FAULTS = {
    "leader-killed": kill_leader,
    "leader-suspended": suspend_leader,
    "leader-without-database": disconnect_leader_from(DATABASE),
    "leader-without-broker": disconnect_leader_from(BROKER),
    "standby-killed": kill_standby,
    "all-killed": kill_all,
    "database-restarted": restart_database,
}
# After these a standby takes over, within the failover time. After the others a process has to start first.
BOUNDED = ("leader-killed", "leader-suspended", "leader-without-database", "leader-without-broker")
