# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong on purpose among several instances, so that it can be seen that dev/chaos/run notices."""
import time

from classroom import client
from mosquitto import TEACHER

SPOILS = {
    "databases": "each instance has a database of its own, and so each is the leader",
    "failover": "a standby waits 20 s longer than dev/chaos/run expects",
    "row": "an accepted solution is deleted from the table",
    "double": "an issued request has a second row",
    "code": "a code is published a second time while all is well",
    "letter": "a mail is sent a second time under another Message-ID",
}


def variables(spoil, stage, number, own):
    """Those of an instance, from which it is about to be started."""
    if spoil == "databases" and number > 1:
        stage.postgresql.create(f"dst{number}")
        url, last = own["SPRING_DATASOURCE_URL"].rsplit("/", 1)
        return {**own, "SPRING_DATASOURCE_URL": f"{url}/{last}{number}"}
    if spoil == "failover":
        return {**own, "DST_INSTANCE_FAILOVER": f"{stage.failover + 20}s"}
    return own


def after(spoil, stage):
    """Once the students are done."""
    if spoil in ("row", "letter"):
        while not stage.services[0].status()["mail"]["sent"]:
            time.sleep(0.2)
    if spoil == "row":
        stage.postgresql.ask("delete from submission where id = (select max(id) from submission where verdict = 'ACCEPTED')")
    elif spoil == "double":
        columns = "received_at, dni, outcome, code"
        stage.postgresql.ask(f"insert into request ({columns}) "
                             f"select {columns} from request where outcome = 'ISSUED' order by id desc limit 1")
    elif spoil == "code":
        publish(stage.port, "DST/CODIGO", list(stage.observer.heard.codes)[-1])
    elif spoil == "letter":
        _, subject = next(iter(stage.department.postbox.seen()))
        stage.department.postbox.letters["<another@dst-lab>", subject] += 1


def publish(port, topic, text):
    """As the teacher; returns once the broker has it."""
    wire, taken = client("chaos-spoil"), []
    wire.username_pw_set(TEACHER, TEACHER)
    wire.on_publish = lambda *_: taken.append(1)
    wire.connect("127.0.0.1", port)
    wire.publish(topic, text, 1)
    while not taken:
        wire.loop(0.1)
    wire.disconnect()
