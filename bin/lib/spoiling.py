# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong on purpose among several instances, so that it can be seen that bin/chaos notices."""
import time

from mosquitto import TEACHER

SPOILS = {
    "names": "all have the same name",
    "groups": "each has a teacher's account of its own, and so a group of its own",
    "databases": "each has a database of its own",
    "lock": "the row of the one who writes is not locked until the end of a change",
    "row": "an accepted solution goes from the table, behind the lab",
    "letter": "a mail is sent a second time under another Message-ID",
}

# What is read through a function is not locked by the "for update" of whoever reads the view.
NO_LOCK = """
    alter table writer rename to writer_row;
    create function read_writer() returns setof writer_row language plpgsql as
        'begin return query select * from writer_row; end';
    create view writer as select * from read_writer();
    create function write_writer() returns trigger language plpgsql as
        'begin update writer_row set changes = changes + 1,
                   forgotten = case when new.forgotten > old.forgotten then changes + 1 else forgotten end;
               return new; end';
    create trigger write_writer instead of update on writer for each row execute function write_writer();
    grant all on writer, writer_row to public
"""


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


def ready(spoil, stage):
    """Before the students come."""
    if spoil == "lock":
        stage.postgresql.ask(NO_LOCK)


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
