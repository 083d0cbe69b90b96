# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Violations that are planted among several instances, to verify that the test reports them."""
from support.mqtt_client import CODES, TEACHER, new_client
from support.waiting import wait_until

VIOLATIONS = {
    "databases": "each instance has its own database, and so each is the leader",
    "failover": "a standby waits 20 s longer than the test expects",
    "row": "an accepted solution is deleted from the table",
    "double": "an issued request has a second row",
    "code": "a code is published a second time without a fault",
    "mail": "a mail is sent a second time with another Message-ID",
}
NEED_STANDBY = ("databases", "failover")


def environment(violation, cluster, number, variables):
    """The variables of an instance that is going to be started."""
    if violation == "databases" and number > 1:
        cluster.postgresql.create_database(f"dst{number}")
        url, database = variables["SPRING_DATASOURCE_URL"].rsplit("/", 1)
        return {**variables, "SPRING_DATASOURCE_URL": f"{url}/{database}{number}"}
    if violation == "failover":
        return {**variables, "DST_INSTANCE_FAILOVER": f"{cluster.failover + 20}s"}
    return variables


def after_round(violation, cluster):
    """When the clients have ended."""
    if violation in ("row", "mail"):
        wait_until(lambda: cluster.labs[0].status()["mail"]["sent"], 300, "no mail was sent", interval=0.2)
    if violation == "row":
        cluster.postgresql.query(
            "delete from submission where id = (select max(id) from submission where verdict = 'ACCEPTED')")
    elif violation == "double":
        columns = "received_at, dni, outcome, code"
        cluster.postgresql.query(f"insert into request ({columns}) "
                                 f"select {columns} from request where outcome = 'ISSUED' order by id desc limit 1")
    elif violation == "code":
        publish(cluster.port, CODES, list(cluster.observer.received.codes)[-1])
    elif violation == "mail":
        _, subject = next(iter(cluster.servers.smtp_sink.received()))
        cluster.servers.smtp_sink.mails["<another@dst-lab>", subject] += 1


def publish(port, topic, text):
    """As the teacher. Returns when the broker has acknowledged it."""
    client, acked = new_client("chaos-violation", TEACHER), []
    client.on_publish = lambda *_: acked.append(1)
    client.connect("127.0.0.1", port)
    client.publish(topic, text, 1)
    while not acked:
        client.loop(0.1)
    client.disconnect()
