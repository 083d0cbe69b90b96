# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""dev/chaos/run finds what is planted: each test spoils a lab in which all is well, and one thing is said to be wrong."""
import os
import sys
import unittest
from collections import Counter

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../dev/support"))
from truth import SOLVED, Heard, Life, Message, Row, judge, miscounted, miswritten  # noqa: E402

ISSUED = frozenset({"ISSUED"})


class Class:
    """Ten students ask and solve, a second each; the broker is killed, or not, after the tenth, and ten more come."""

    def __init__(self, killed=False):
        self.lives = [Life(0.0, 0.0, killed)] + ([Life(100.0, 101.0)] if killed else [])
        self.messages, self.rows, self.heard = [], [], Heard()
        for number in range(20):
            life = 1 if killed and number >= 10 else 0
            self.student(number, life, 110.0 + number if life else float(number))

    def student(self, number, life, at):
        code, says = f"{number:05d}", f"{10_000_000 + number}"
        self.messages.append(Message("request", says, 1, life, 1, at, ISSUED, at + 0.1))
        self.messages.append(Message("solution", f"name {number}", 1, life, 1, at + 0.3, SOLVED, at + 0.4))
        self.rows.append(Row(number, "request", says, "ISSUED", code, at + 0.05))
        self.rows.append(Row(number, "solution", f"name {number}", "ACCEPTED", code, at + 0.35))
        self.heard.codes[code] += 1
        self.heard.verdicts[code, "ACCEPTED"] += 1

    def row(self, topic, number):
        return next(row for row in self.rows if (row.topic, row.id) == (topic, number))

    def without(self, topic, number):
        """As if the message had not reached the lab."""
        row = self.row(topic, number)
        self.rows.remove(row)
        if topic == "request":
            del self.heard.codes[row.code]
        del self.heard.verdicts[row.code, "ACCEPTED"]
        return next(message for message in self.messages if (message.topic, message.says) == (topic, row.says))

    def findings(self, embedded=False, before=()):
        return judge(self.messages, self.rows, self.heard, self.lives, embedded, before)


class TruthTest(unittest.TestCase):

    def found(self, lab, *kinds, **how):
        """Nothing but these is wrong."""
        findings = lab.findings(**how)
        self.assertEqual(sorted(kinds), sorted(kind for kind, texts in findings.faults.items() if texts))
        return findings

    def test_all_is_well(self):
        for embedded in (False, True):
            for killed in (False, True):
                self.found(Class(killed), embedded=embedded)

    def test_an_acknowledged_message_without_a_row_is_lost(self):
        lab = Class()
        lab.without("solution", 19)
        self.found(lab, "lost")

    def test_what_nobody_acknowledged_may_be_there_or_not(self):
        lab = Class()
        lab.without("solution", 19).acked_at = 0.0
        lab.messages[0].acked_at = 0.0
        self.found(lab)

    def test_mosquitto_may_forget_its_last_at_a_kill(self):
        lab = Class(killed=True)
        lab.without("solution", 9)
        self.assertEqual(1, len(self.found(lab).forgotten))

    def test_mosquitto_cannot_have_forgotten_what_came_before_something_it_delivered(self):
        lab = Class(killed=True)
        lab.without("solution", 8)
        self.found(lab, "lost")

    def test_nothing_is_forgotten_in_a_life_that_was_not_killed(self):
        lab = Class(killed=True)
        lab.without("solution", 19)
        self.found(lab, "lost")

    def test_the_embedded_broker_may_forget_nothing_but_what_was_sent_at_qos_0(self):
        lab = Class(killed=True)
        last = lab.without("solution", 9)
        self.found(lab, "lost", embedded=True)
        last.qos = 0
        self.assertEqual(1, len(self.found(lab, embedded=True).lost_at_qos0))

    def test_qos_0_that_the_broker_had_is_lost_like_any_other_if_only_the_lab_was_killed(self):
        lab = Class()
        lab.without("solution", 19).qos = 0
        self.found(lab, "lost")

    def test_a_second_row_is_one_too_many(self):
        lab = Class()
        lab.rows.append(Row(99, "solution", "name 3", "DUPLICATE", "00003", 9.0))
        self.found(lab, "doubled")

    def test_a_mosquitto_that_was_killed_may_repeat_itself_once_in_each_life(self):
        lab = Class(killed=True)
        lab.rows.append(Row(99, "solution", "name 3", "DUPLICATE", "00003", 102.0))
        self.assertEqual(1, len(self.found(lab).repeated))
        self.found(lab, "doubled", embedded=True)
        lab.rows.append(Row(100, "solution", "name 3", "DUPLICATE", "00003", 103.0))
        self.found(lab, "doubled")

    def test_a_row_that_nobody_sent_and_one_that_went_away_are_found(self):
        lab = Class()
        lab.rows.append(Row(99, "request", "10009999", "NOT_ENROLLED", "", 9.0))
        self.found(lab, "unsent")
        lab.found_before = lab.rows[:]
        lab.rows.pop()
        self.found(lab, "vanished", before=lab.found_before)

    def test_a_code_that_is_in_no_row_is_a_phantom(self):
        lab = Class()
        lab.heard.codes["77777"] += 1
        self.found(lab, "phantom")

    def test_a_code_that_nobody_heard_is_found_unless_the_broker_may_have_lost_it(self):
        lab = Class()
        del lab.heard.codes["00019"]
        self.found(lab, "unheard")
        lab = Class(killed=True)
        del lab.heard.codes["00009"]
        self.assertEqual(1, len(self.found(lab).unheard))
        self.found(lab, "unheard", embedded=True)
        del lab.heard.codes["00019"]
        self.found(lab, "unheard")

    def test_a_code_for_two_and_a_code_accepted_twice_are_found(self):
        lab = Class()
        lab.row("request", 4).code = "00005"
        lab.rows.append(Row(99, "request", "10009999", "ISSUED", "00004", 9.0))
        lab.messages.append(Message("request", "10009999", 1, 0, 1, 8.9, ISSUED, 9.1))
        self.found(lab, "shared")
        lab = Class()
        lab.row("solution", 4).code = "00005"
        lab.rows.append(Row(99, "solution", "rival", "ACCEPTED", "00004", 9.0))
        lab.messages.append(Message("solution", "rival", 1, 0, 1, 8.9, SOLVED, 9.1))
        self.found(lab, "accepted twice")

    def test_a_wrong_verdict_and_one_that_was_announced_otherwise_are_found(self):
        lab = Class()
        lab.row("solution", 4).outcome = "NOT_ISSUED"
        self.found(lab, "wrong", "contradicted")
        lab = Class()
        lab.row("solution", 4).outcome = "ALREADY_USED"
        self.found(lab, "accepted never", "contradicted")

    def test_the_status_is_counted_after(self):
        status = {"requests": Counter(total=20, issued=20, refused=0),
                  "submissions": Counter(total=20, accepted=20, refused=0),
                  "codes": Counter(capacity=10_000, free=9_980, open=0, used=20)}
        self.assertEqual([], miscounted(status, Class().rows))
        status["submissions"]["accepted"] = 19
        self.assertEqual(1, len(miscounted(status, Class().rows)))

    def test_a_certificate_without_a_mail_one_with_two_and_a_mail_without_a_certificate_are_found(self):
        rows, mails = Class().rows, [f"{number:05d}" for number in range(20)]
        self.assertEqual([], miswritten(rows, mails))
        self.assertEqual(1, len(miswritten(rows, mails[1:])))
        self.assertEqual(1, len(miswritten(rows, mails + ["00007"])))
        self.assertEqual(1, len(miswritten(rows, mails + ["77777"])))


if __name__ == "__main__":
    unittest.main()
