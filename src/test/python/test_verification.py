# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""dev/chaos/run reports each defect: each test changes one thing in a correct lab, and expects one kind of defect."""
import os
import sys
import unittest
from collections import Counter

sys.dont_write_bytecode = True
DEV = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../dev")
sys.path[:0] = [os.path.join(DEV, "chaos"), DEV]
from records import ISSUED, REDEEMED, BrokerRun, Received, Row, SentMessage  # noqa: E402
from support.shifted_clock import DAY, without_jumps  # noqa: E402
from verification import verify, verify_counts, verify_mails  # noqa: E402


class CorrectLab:
    """Twenty students request and solve, one a second. If ``killed``, the broker is killed after the tenth."""

    def __init__(self, killed=False):
        self.broker_runs = [BrokerRun(0.0, 0.0, killed)] + ([BrokerRun(100.0, 101.0)] if killed else [])
        self.messages, self.rows, self.received = [], [], Received()
        for number in range(20):
            broker_run = 1 if killed and number >= 10 else 0
            self._add_student(number, broker_run, 110.0 + number if broker_run else float(number))

    def _add_student(self, number, broker_run, at):
        code, key = f"{number:05d}", f"{10_000_000 + number}"
        self.messages.append(SentMessage("request", key, 1, broker_run, 1, at, ISSUED, at + 0.1))
        self.messages.append(SentMessage("solution", f"name {number}", 1, broker_run, 1, at + 0.3, REDEEMED, at + 0.4))
        self.rows.append(Row(number, "request", key, "ISSUED", code, at + 0.05))
        self.rows.append(Row(number, "solution", f"name {number}", "ACCEPTED", code, at + 0.35))
        self.received.codes[code] += 1
        self.received.verdicts[code, "ACCEPTED"] += 1

    def row(self, kind, number):
        return next(row for row in self.rows if (row.kind, row.id) == (kind, number))

    def without(self, kind, number):
        """Removes all traces of a message in the lab. Returns the message."""
        row = self.row(kind, number)
        self.rows.remove(row)
        if kind == "request":
            del self.received.codes[row.code]
        del self.received.verdicts[row.code, "ACCEPTED"]
        return next(message for message in self.messages if (message.kind, message.key) == (kind, row.key))

    def findings(self, embedded=False, earlier_rows=()):
        return verify(self.messages, self.rows, self.received, self.broker_runs, embedded, earlier_rows)


class VerificationTest(unittest.TestCase):

    def assert_defects(self, lab, *kinds, **arguments):
        """Exactly these kinds are reported. Returns the findings."""
        findings = lab.findings(**arguments)
        self.assertEqual(sorted(kinds), sorted(kind for kind, texts in findings.defects.items() if texts))
        return findings

    def test_a_correct_lab_has_no_defects(self):
        for embedded in (False, True):
            for killed in (False, True):
                self.assert_defects(CorrectLab(killed), embedded=embedded)

    def test_an_acknowledged_message_without_a_row_is_lost(self):
        lab = CorrectLab()
        lab.without("solution", 19)
        self.assert_defects(lab, "lost")

    def test_an_unacknowledged_message_may_have_a_row_or_none(self):
        lab = CorrectLab()
        lab.without("solution", 19).acked_at = 0.0
        lab.messages[0].acked_at = 0.0
        self.assert_defects(lab)

    def test_a_killed_mosquitto_may_lose_its_last_message(self):
        lab = CorrectLab(killed=True)
        lab.without("solution", 9)
        self.assertEqual(1, len(self.assert_defects(lab).lost_by_broker))

    def test_a_message_before_a_delivered_one_is_lost_by_the_lab(self):
        lab = CorrectLab(killed=True)
        lab.without("solution", 8)
        self.assert_defects(lab, "lost")

    def test_a_broker_that_was_not_killed_loses_nothing(self):
        lab = CorrectLab(killed=True)
        lab.without("solution", 19)
        self.assert_defects(lab, "lost")

    def test_the_embedded_broker_may_lose_messages_at_qos_0_only(self):
        lab = CorrectLab(killed=True)
        last = lab.without("solution", 9)
        self.assert_defects(lab, "lost", embedded=True)
        last.qos = 0
        self.assertEqual(1, len(self.assert_defects(lab, embedded=True).lost_at_qos0))

    def test_a_message_at_qos_0_is_lost_by_the_lab_if_the_broker_was_not_killed(self):
        lab = CorrectLab()
        lab.without("solution", 19).qos = 0
        self.assert_defects(lab, "lost")

    def test_a_second_row_is_doubled(self):
        lab = CorrectLab()
        lab.rows.append(Row(99, "solution", "name 3", "DUPLICATE", "00003", 9.0))
        self.assert_defects(lab, "doubled")

    def test_a_killed_mosquitto_may_repeat_a_message_once_in_each_run(self):
        lab = CorrectLab(killed=True)
        lab.rows.append(Row(99, "solution", "name 3", "DUPLICATE", "00003", 102.0))
        self.assertEqual(1, len(self.assert_defects(lab).repeated))
        self.assert_defects(lab, "doubled", embedded=True)
        lab.rows.append(Row(100, "solution", "name 3", "DUPLICATE", "00003", 103.0))
        self.assert_defects(lab, "doubled")

    def test_a_row_without_a_message_and_a_deleted_row_are_reported(self):
        lab = CorrectLab()
        lab.rows.append(Row(99, "request", "10009999", "NOT_ENROLLED", "", 9.0))
        self.assert_defects(lab, "never sent")
        earlier = lab.rows[:]
        lab.rows.pop()
        self.assert_defects(lab, "changed or deleted", earlier_rows=earlier)

    def test_rows_of_the_malicious_client_are_no_defects(self):
        lab = CorrectLab()
        lab.rows.append(Row(99, "request", "flood 1", "MALFORMED", "", 9.0))
        self.assert_defects(lab)

    def test_the_time_of_a_row_is_without_the_jumps_of_the_clock(self):
        for jumped in (-DAY, 0, DAY):
            self.assertEqual(1_000_000_005, without_jumps(1_000_000_005 + jumped, 1_000_000_000))

    def test_a_published_code_without_a_row_is_reported(self):
        lab = CorrectLab()
        lab.received.codes["77777"] += 1
        self.assert_defects(lab, "code without row")

    def test_a_code_that_was_not_received_is_reported_unless_the_broker_may_have_lost_it(self):
        lab = CorrectLab()
        del lab.received.codes["00019"]
        self.assert_defects(lab, "code not received")
        lab = CorrectLab(killed=True)
        del lab.received.codes["00009"]
        self.assertEqual(1, len(self.assert_defects(lab).codes_not_received))
        self.assert_defects(lab, "code not received", embedded=True)
        del lab.received.codes["00019"]
        self.assert_defects(lab, "code not received")

    def test_a_code_issued_twice_and_a_code_accepted_twice_are_reported(self):
        lab = CorrectLab()
        lab.row("request", 4).code = "00005"
        lab.rows.append(Row(99, "request", "10009999", "ISSUED", "00004", 9.0))
        lab.messages.append(SentMessage("request", "10009999", 1, 0, 1, 8.9, ISSUED, 9.1))
        self.assert_defects(lab, "issued twice")
        lab = CorrectLab()
        lab.row("solution", 4).code = "00005"
        lab.rows.append(Row(99, "solution", "rival", "ACCEPTED", "00004", 9.0))
        lab.messages.append(SentMessage("solution", "rival", 1, 0, 1, 8.9, REDEEMED, 9.1))
        self.assert_defects(lab, "accepted twice")

    def test_a_wrong_outcome_and_a_verdict_without_a_row_are_reported(self):
        lab = CorrectLab()
        lab.row("solution", 4).outcome = "NOT_ISSUED"
        self.assert_defects(lab, "verdict without row", "wrong outcome")
        lab = CorrectLab()
        lab.row("solution", 4).outcome = "ALREADY_USED"
        self.assert_defects(lab, "never accepted", "verdict without row")

    def test_a_count_that_differs_from_the_rows_is_reported(self):
        status = {"requests": Counter(total=20, issued=20, refused=0),
                  "submissions": Counter(total=20, accepted=20, refused=0),
                  "codes": Counter(capacity=10_000, free=9_980, open=0, used=20)}
        self.assertEqual([], verify_counts(status, CorrectLab().rows))
        status["submissions"]["accepted"] = 19
        self.assertEqual(1, len(verify_counts(status, CorrectLab().rows)))

    def test_a_certificate_without_a_mail_or_with_two_and_a_mail_without_a_certificate_are_reported(self):
        rows, mails = CorrectLab().rows, [f"{number:05d}" for number in range(20)]
        self.assertEqual([], verify_mails(rows, mails))
        self.assertEqual(1, len(verify_mails(rows, mails[1:])))
        self.assertEqual(1, len(verify_mails(rows, mails + ["00007"])))
        self.assertEqual(1, len(verify_mails(rows, mails + ["77777"])))


if __name__ == "__main__":
    unittest.main()
