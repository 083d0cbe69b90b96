# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares what was sent and received with the rows of the lab. Tested by test_verification.py."""
from collections import Counter, defaultdict

from records import FLOOD, REDEEMED, Findings


def verify(messages, rows, received, broker_runs, embedded, earlier_rows=()):
    """``earlier_rows`` were read before and must still be there."""
    findings = Findings()
    rows_by_key = defaultdict(list)
    for row in rows:
        rows_by_key[row.kind, row.key].append(row)
    _verify_messages(messages, rows_by_key, broker_runs, embedded, findings)
    _verify_rows(messages, rows, earlier_rows, findings)
    _verify_codes(messages, rows, received, broker_runs, embedded, findings)
    return findings


def _verify_messages(messages, rows_by_key, broker_runs, embedded, findings):
    last_delivered = defaultdict(lambda: float("-inf"))
    for message in messages:
        if rows_by_key[message.kind, message.key]:
            last_delivered[message.broker_run] = max(last_delivered[message.broker_run], message.sent_at)
    for message in messages:
        rows = rows_by_key[message.kind, message.key]
        if len(rows) > 1:
            if embedded or len({_broker_run(row, broker_runs) for row in rows}) < len(rows):
                findings.defects["doubled"].append(f"{message}: rows {[row.id for row in rows]}")
            else:
                findings.repeated.append(message)
        if not rows and message.acked_at:
            killed = broker_runs[message.broker_run].killed
            _missing(message, killed, last_delivered[message.broker_run], embedded, findings)
        first = min(rows, key=lambda row: row.id, default=None)
        if first and first.outcome not in message.allowed:
            findings.defects["wrong outcome"].append(f"{first}, but {sorted(message.allowed)} would be correct")


def _broker_run(row, broker_runs):
    """The number of the run in which it was received. A Mosquitto that was killed repeats messages in its next run."""
    return sum(run.started_at <= row.received_at for run in broker_runs)


def _missing(message, killed, last_delivered, embedded, findings):
    """Brokers deliver in order: a killed one cannot have lost a message that came before a delivered one."""
    excused = killed and (message.qos == 0 if embedded else message.acked_at >= last_delivered)
    if not excused:
        findings.defects["lost"].append(str(message))
    else:
        (findings.lost_by_broker if message.qos else findings.lost_at_qos0).append(message)


def _verify_rows(messages, rows, earlier_rows, findings):
    sent = {(message.kind, message.key) for message in messages}
    findings.defects["never sent"] += [str(row) for row in rows
                                       if (row.kind, row.key) not in sent and not row.key.startswith(FLOOD)]
    present = {(row.kind, row.id): (row.key, row.outcome, row.code) for row in rows}
    findings.defects["changed or deleted"] += [
        str(row) for row in earlier_rows if present.get((row.kind, row.id)) != (row.key, row.outcome, row.code)]


def _verify_codes(messages, rows, received, broker_runs, embedded, findings):
    qos = {message.key: message.qos for message in messages if message.kind == "request"}
    issued, accepted, redeemed = defaultdict(list), Counter(), set()
    for row in rows:
        if row.kind == "request" and row.code:
            issued[row.code].append(row)
        elif row.kind == "solution" and row.outcome in REDEEMED:
            redeemed.add(row.code)
            accepted[row.code] += row.outcome == "ACCEPTED"
    defects = findings.defects
    defects["code without row"] += [f"{code} was received, but no request has it"
                                    for code in received.codes if code not in issued]
    for code, requests in issued.items():
        if len({row.key for row in requests}) > 1:
            defects["issued twice"].append(f"{code} was issued to {[row.key for row in requests]}")
        if code not in received.codes:
            _not_received(requests[0], qos.get(requests[0].key, 1), broker_runs, embedded, findings)
    defects["accepted twice"] += [f"{code}: {times} rows" for code, times in accepted.items() if times > 1]
    defects["never accepted"] += [code for code in redeemed if not accepted[code]]
    stored = {(published_code(row), row.outcome) for row in rows if row.kind == "solution"}
    defects["verdict without row"] += [f"{verdict} was received, but no row has it"
                                       for verdict in received.verdicts if verdict not in stored]


def _not_received(row, qos, broker_runs, embedded, findings):
    """A killed Mosquitto loses the observer's session. The embedded broker stores it, but no QoS 0 messages."""
    may_be_lost = len(broker_runs) > 1 and row.received_at < broker_runs[-1].ready_at
    if may_be_lost and (qos == 0 or not embedded):
        findings.codes_not_received.append(row)
    else:
        findings.defects["code not received"].append(str(row))


def verify_counts(status, rows):
    """Where the counts of /api/status differ from the rows."""
    requests = [row for row in rows if row.kind == "request"]
    solutions = [row for row in rows if row.kind == "solution"]
    issued = sum(row.outcome == "ISSUED" for row in requests)
    accepted = sum(row.outcome == "ACCEPTED" for row in solutions)
    drawn = len({row.code for row in requests if row.code})
    counts = {
        "requests": {"total": len(requests), "issued": issued, "refused": len(requests) - issued},
        "submissions": {"total": len(solutions), "accepted": accepted, "refused": len(solutions) - accepted},
        "codes": {"capacity": 10_000, "free": 10_000 - drawn, "open": drawn - accepted, "used": accepted},
    }
    return [f"{part}: the status has {status[part]}, the rows {numbers}"
            for part, numbers in counts.items() if status[part] != numbers]


def verify_mails(rows, mail_codes):
    """Where an accepted solution does not have exactly one mail. ``mail_codes`` are those of all certificate mails."""
    accepted = Counter(row.code for row in rows if (row.kind, row.outcome) == ("solution", "ACCEPTED"))
    mails = Counter(mail_codes)
    return [f"{code}: accepted {accepted[code]} times, and {mails[code]} mails"
            for code in sorted(accepted | mails) if accepted[code] != mails[code]]


def published_code(row):
    """The code in the published verdict: the text before the first semicolon if it has five digits."""
    first = (row.code or row.key).split(";")[0]
    return first if len(first) == 5 and first.isascii() and first.isdigit() else ""
