# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong on purpose among several instances, so that it can be seen that bin/chaos notices."""
import time

from mosquitto import TEACHER

SPOILS = {
    "names": "all have the same name",
    "groups": "each has a teacher's account of its own, and so a group of its own",
    "databases": "each has a database of its own",
    "row": "an accepted solution goes from the table, behind the lab",
    "letter": "a mail is sent a second time under another Message-ID",
}


def before(spoil, stage, variables):
    """Before the instances start; ``variables`` has those of each."""
    for number, own in enumerate(variables[1:], 2):
        if spoil == "names":
            own.update(DST_INSTANCE_NAME=variables[0]["DST_INSTANCE_NAME"])
        elif spoil == "groups":
            stage.mosquitto.add_user(f"{TEACHER}{number}", TEACHER)
            own.update(DST_BROKER_USERNAME=f"{TEACHER}{number}", DST_BROKER_PASSWORD=f"{TEACHER}{number}")
        elif spoil == "databases":
            stage.postgresql.create(f"dst{number}")
            own.update(stage.postgresql.variables(f"dst{number}"))


def after(spoil, stage):
    """Once the students are done."""
    if spoil in ("row", "letter"):
        while not stage.present()[0].status()["mail"]["sent"]:
            time.sleep(0.2)
    if spoil == "row":
        stage.postgresql.ask("delete from submission where id = (select max(id) from submission where verdict = 'ACCEPTED')")
    elif spoil == "letter":
        _, subject = next(iter(stage.department.postbox.seen()))
        stage.department.postbox.letters["<another@dst-lab>", subject] += 1
