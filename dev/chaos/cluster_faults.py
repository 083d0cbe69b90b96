# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The faults of a cluster.

Each fault is a function of the cluster and its leader. It returns (when the leader stopped answering, a suffix for the
fault's name), or None if the leader was not affected.
"""
import time

from failover import MARGIN
from flood import flood
from proxies import WAYS
from single_faults import CLOCK_JUMPED, FLOOD
from support.leader import connected_leaders
from support.shifted_clock import DAY
from support.waiting import becomes_true


def kill_leader(cluster, leader):
    """In half of the cases it is restarted at once, as by a supervisor; else after another one is the leader."""
    leader.kill()
    down_since = time.time()
    if cluster.random.random() < 0.5:
        others = [lab for lab in cluster.labs if lab is not leader]
        becomes_true(lambda: not others or connected_leaders(others), cluster.failover + MARGIN)
    leader.start()
    return down_since, ""


def suspend_leader(cluster, leader):
    leader.suspend()
    down_since = time.time()
    outlast_failover(cluster)
    leader.resume()
    return down_since, ""


def disconnect_leader_from(server):
    """From its database or its broker, in each of the ways of the proxy in turn."""
    def disconnect(cluster, leader):
        way, port = cluster.selector.next_variant(server, WAYS), cluster.proxy_ports[leader, server]
        with cluster.watch.during(leader, f"leader without {server} ({way})", *COMPONENTS[server]):
            cluster.proxies.cut(port, way)
            down_since = time.time()
            outlast_failover(cluster)
        cluster.proxies.restore(port)
        return down_since, f" ({way})"
    return disconnect


def outlast_failover(cluster):
    """Sleeps longer than the failover time and MARGIN.

    A standby that takes over only once the fault is over is thus detected as too late.
    """
    time.sleep(cluster.failover + MARGIN + cluster.random.uniform(1, 4))


def kill_standby(cluster, leader):
    standby = cluster.random.choice([lab for lab in cluster.labs if lab is not leader])
    standby.kill()
    time.sleep(cluster.random.uniform(0, 2))
    standby.start()


def kill_all(cluster, _leader):
    """Kills one after the other. The outage begins with the last kill, because another one may be the leader before."""
    labs = list(cluster.labs)
    cluster.random.shuffle(labs)
    for lab in labs:
        lab.kill()
        last_killed_at = time.time()
        time.sleep(cluster.random.uniform(0, 1))
    for lab in labs:
        lab.start()
        time.sleep(cluster.random.uniform(0, 0.5))
    if cluster.random.random() < 0.25:
        time.sleep(cluster.random.uniform(0.5, 4))
        again = cluster.random.choice(labs)
        again.kill()
        again.start()
    return last_killed_at, ""


def restart_database(cluster, _leader):
    stopped_at = cluster.postgresql.restart()
    return stopped_at, ""


def stop_database(cluster, leader):
    seconds = cluster.selector.next_variant("database-down", DOWN_SECONDS)
    with cluster.watch.during(leader, f"database down for {seconds} s", *COMPONENTS[DATABASE]):
        cluster.postgresql.halt()
        stopped_at = time.time()
        time.sleep(seconds)
    cluster.postgresql.resume()
    return stopped_at, f" ({seconds} s)"


def swallow_commit_reply(cluster, leader):
    """For a moment: at least one commit is stored, and the leader does not learn it."""
    port = cluster.proxy_ports[leader, DATABASE]
    cluster.proxies.cut(port, "swallow")
    down_since = time.time()
    time.sleep(cluster.random.uniform(0.2, 1.0))
    cluster.proxies.restore(port)
    return down_since, ""


def make_clock_jump(cluster, leader):
    """For a time that is longer than DST_MAIL_LEASE."""
    days = cluster.random.choice((-1, 1))
    cluster.clocks[leader].jump(days * DAY)
    jumped_at = time.time()
    time.sleep(cluster.random.uniform(1, 8))
    cluster.clocks[leader].jump(0)
    return jumped_at, f" ({days:+} day)"


def send_flood(cluster, _leader):
    flood(cluster.port, cluster.random, cluster.refusals)


DATABASE, BROKER = "database", "broker"
COMPONENTS = {DATABASE: ("db",), BROKER: ("broker", "mqtt")}  # of health, which tell of it
DOWN_SECONDS = (1, 5, 20)
FAULTS = {
    "leader-killed": kill_leader,
    "leader-suspended": suspend_leader,
    "leader-without-database": disconnect_leader_from(DATABASE),
    "leader-without-broker": disconnect_leader_from(BROKER),
    "standby-killed": kill_standby,
    "all-killed": kill_all,
    "database-restarted": restart_database,
    "database-down": stop_database,
    "commit-reply-lost": swallow_commit_reply,
    CLOCK_JUMPED: make_clock_jump,
    FLOOD: send_flood,
}
# After these a running standby must take over within the failover time and MARGIN. After the others there is no bound:
# another process has to start first, or the leader was not affected.
FAULTS_WITH_TAKEOVER = ("leader-killed", "leader-suspended", "leader-without-database", "leader-without-broker")
