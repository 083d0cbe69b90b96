# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What labs, their broker, their database and their mail server have used until now."""
import os
import re
import subprocess
import time
from dataclasses import astuple, dataclass

from classroom import client
from measuring import processor
from mosquitto import TEACHER

SETTINGS = ("sys_interval 1",)  # of Mosquitto: how often it says what it has counted
COUNTED = ("messages/received", "messages/sent", "bytes/received", "bytes/sent")


@dataclass
class Reading:
    """Processors in seconds. Bytes at the broker are MQTT's, without TCP's and IP's."""
    at: float
    lab: float
    broker: float
    database: float
    messages_in: float
    messages_out: float
    bytes_in: float
    bytes_out: float
    commits: float
    log: float
    letters: float
    letter_bytes: float

    def __sub__(self, other):
        return Reading(*(now - then for now, then in zip(astuple(self), astuple(other))))

    def __truediv__(self, number):
        return Reading(*(value / number for value in astuple(self)))


def read(department, labs):
    """Once all is quiet: the database and the broker count what they did up to a second later."""
    time.sleep(2)
    database, postbox = department.postgresql, department.postbox
    commits = database.ask("select xact_commit from pg_stat_database where datname = 'dst'", "postgres")
    log = database.ask("select pg_current_wal_insert_lsn() - '0/0'", "postgres")
    return Reading(time.time(), *processors(department, labs), *counters(department.mosquitto), float(commits),
                   float(log), sum(postbox.seen().values()), postbox.size)


def processors(department, labs):
    """Seconds of a processor that the labs, their broker and their database have used."""
    return (sum(processor(lab.process.pid) for lab in labs), processor(department.mosquitto.process.pid),
            of_database(department.postgresql))


def of_database(database):
    """Its processes that run, and those that the first one has seen end."""
    first, *others = database.processes()
    with open(f"/proc/{first}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    ended = (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")
    return processor(first) + ended + sum(map(still, others))


def still(pid):
    try:
        return processor(pid)
    except OSError:
        return 0.0  # It has just ended.


def counters(broker):
    found = {}
    wire = client("capacity-counters")
    wire.username_pw_set(TEACHER, TEACHER)
    wire.on_connect = lambda it, *_: it.subscribe([(f"$SYS/broker/{name}", 0) for name in COUNTED])
    wire.on_message = lambda _client, _userdata, it: found.update({it.topic.split("/", 2)[2]: float(it.payload)})
    wire.connect("127.0.0.1", broker.port)
    until = time.time() + 20
    while len(found) < len(COUNTED):
        if time.time() > until:
            raise SystemExit(f"the broker does not say what it counted, see {broker.log}")
        wire.loop(0.1)
    wire.disconnect()
    return [found[name] for name in COUNTED]


def heap(lab):
    """(objects, bytes) that are alive in a lab, after a collection of everything else."""
    jcmd = os.path.join(os.path.dirname(os.path.realpath(f"/proc/{lab.process.pid}/exe")), "jcmd")
    said = subprocess.run([jcmd, str(lab.process.pid), "GC.class_histogram"], capture_output=True, text=True, check=True)
    return tuple(map(int, re.search(r"^Total\s+(\d+)\s+(\d+)", said.stdout, re.MULTILINE).groups()))
