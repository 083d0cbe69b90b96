# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What labs, their broker, their database and their mail server have used until now."""
import os
import re
import subprocess
import time
from dataclasses import astuple, dataclass

from support.mqtt_client import TEACHER, new_client
from support.process_stats import cpu_seconds, cpu_seconds_of_ended_children

SYS_TOPICS_EVERY_SECOND = "sys_interval 1"  # the line of mosquitto.conf that BROKER_COUNTERS need
BROKER_COUNTERS = ("messages/received", "messages/sent", "bytes/received", "bytes/sent")


@dataclass
class ResourceUsage:
    """Processor times in seconds. Bytes at the broker are those of MQTT, without TCP and IP."""
    at: float
    lab_cpu: float
    broker_cpu: float
    database_cpu: float
    messages_in: float
    messages_out: float
    bytes_in: float
    bytes_out: float
    commits: float
    wal_bytes: float
    mails: float
    mail_bytes: float

    def __sub__(self, other):
        return ResourceUsage(*(now - then for now, then in zip(astuple(self), astuple(other))))

    def __truediv__(self, number):
        return ResourceUsage(*(value / number for value in astuple(self)))


def resource_usage(servers, labs):
    """Waits first: the database and the broker update their counters up to a second later."""
    time.sleep(2)
    database, smtp_sink = servers.postgresql, servers.smtp_sink
    commits = database.query("select xact_commit from pg_stat_database where datname = 'dst'", "postgres")
    wal = database.query("select pg_current_wal_insert_lsn() - '0/0'", "postgres")
    return ResourceUsage(time.time(), *cpu_usage(servers, labs), *broker_counters(servers.mosquitto), float(commits),
                         float(wal), smtp_sink.count(), smtp_sink.size)


def cpu_usage(servers, labs):
    """Seconds of a processor of (the labs, the broker, the database)."""
    return (sum(cpu_seconds(lab.process.pid) for lab in labs), cpu_seconds(servers.mosquitto.process.pid),
            database_cpu_seconds(servers.postgresql))


def database_cpu_seconds(database):
    """Of its running processes, and of the ended ones, which the first one counts."""
    first, *others = database.processes()
    return cpu_seconds(first) + cpu_seconds_of_ended_children(first) + sum(map(cpu_seconds_unless_ended, others))


def cpu_seconds_unless_ended(pid):
    try:
        return cpu_seconds(pid)
    except OSError:
        return 0.0


def broker_counters(broker):
    counters = {}
    client = new_client("capacity-counters", TEACHER)
    client.on_connect = lambda it, *_: it.subscribe([(f"$SYS/broker/{name}", 0) for name in BROKER_COUNTERS])
    client.on_message = lambda _client, _userdata, it: counters.update({it.topic.split("/", 2)[2]: float(it.payload)})
    client.connect("127.0.0.1", broker.port)
    deadline = time.time() + 20
    while len(counters) < len(BROKER_COUNTERS):
        if time.time() > deadline:
            raise SystemExit(f"the broker does not publish its counters, see {broker.log}")
        client.loop(0.1)
    client.disconnect()
    return [counters[name] for name in BROKER_COUNTERS]


def live_heap(lab):
    """(objects, bytes) that are alive in a lab, after a garbage collection."""
    jcmd = os.path.join(os.path.dirname(os.path.realpath(f"/proc/{lab.process.pid}/exe")), "jcmd")
    words = [jcmd, str(lab.process.pid), "GC.class_histogram"]
    output = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    return tuple(map(int, re.search(r"^Total\s+(\d+)\s+(\d+)", output, re.MULTILINE).groups()))
