# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""dev/chaos/run finds a failover that is too late and an answer that is said again: each test spoils what is well."""
import math
import os
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../dev/support"))
from failover import Trouble, late, longest, said_again, waits  # noqa: E402
from truth import Heard, Message, Row  # noqa: E402

ISSUED = frozenset({"ISSUED"})


class FailoverTest(unittest.TestCase):
    """A request each second and its code 0.1 s later; the leader ends at 100 and the next one answers from 109 on."""

    def setUp(self):
        self.trouble = Trouble("leader-killed", 3, 100.0, 13.0, 115.0)
        self.messages, self.rows, self.heard = [], [], Heard()
        for number in range(200):
            says, code, sent_at = f"{10_000_000 + number}", f"{number:05d}", number + 0.5
            received_at = 109.0 if 100 < sent_at < 109 else sent_at + 0.05
            self.messages.append(Message("request", says, 1, 0, 3, sent_at, ISSUED, sent_at + 0.01))
            self.rows.append(Row(number, "request", says, "ISSUED", code, received_at))
            self.heard.times[code].append(received_at + 0.05)

    def waited(self):
        return waits([self.trouble], self.messages, self.rows, self.heard)

    def silent_until(self, moment):
        for number in range(100, 200):
            self.heard.times[f"{number:05d}"] = [max(moment, self.messages[number].sent_at + 0.1)]

    def test_it_is_measured_from_the_leaders_end_to_the_next_code(self):
        self.assertAlmostEqual(9.05, self.waited()[0][1])
        self.assertEqual([], late(self.waited()))

    def test_a_code_that_answers_an_earlier_request_does_not_count(self):
        self.heard.times["00099"] = [101.0]
        self.assertAlmostEqual(9.05, self.waited()[0][1])

    def test_what_is_heard_again_counts_when_it_was_heard_first(self):
        self.heard.times["00103"].append(101.0)
        self.assertAlmostEqual(9.05, self.waited()[0][1])

    def test_a_failover_that_takes_longer_than_its_bound_is_late(self):
        self.silent_until(112.9)
        self.assertEqual([], late(self.waited()))
        self.silent_until(113.1)
        self.assertIn("leader-killed in round 3: the next code was heard after 13.1 s", late(self.waited())[0])

    def test_no_code_at_all_is_late(self):
        for number in range(100, 200):
            del self.heard.times[f"{number:05d}"]
        self.assertEqual(math.inf, self.waited()[0][1])
        self.assertEqual(1, len(late(self.waited())))

    def test_a_trouble_without_a_bound_is_measured_and_never_late(self):
        self.trouble = Trouble("database-restarted", 3, 100.0)
        self.silent_until(190.0)
        self.assertAlmostEqual(90.0, self.waited()[0][1])
        self.assertEqual([], late(self.waited()))

    def test_the_longest_of_each_kind_is_shown(self):
        other = Trouble("leader-suspended", 4, 0.0)
        self.assertEqual({"leader-killed": 9.0, "leader-suspended": 11.0},
                         longest([(self.trouble, 8.0), (other, 11.0), (self.trouble, 9.0)]))

    def again(self):
        return said_again([self.trouble], self.rows, self.heard)

    def test_nothing_is_said_again(self):
        self.assertEqual([], self.again())

    def test_a_code_may_be_said_again_if_a_trouble_came_between(self):
        self.heard.times["00099"].append(109.0)
        self.heard.times["00103"].append(114.0)
        self.assertEqual([], self.again())

    def test_a_code_that_is_said_again_before_a_trouble_or_after_it_is_found(self):
        self.heard.times["00050"].append(51.0)
        self.assertEqual(1, len(self.again()))
        self.heard.times["00150"].append(160.0)
        self.assertEqual(2, len(self.again()))

    def test_a_verdict_is_said_as_often_as_there_are_rows(self):
        self.rows += [Row(number, "solution", f"name {number}", "ALREADY_USED", "00150", 150.0) for number in (1, 2)]
        self.heard.times["00150", "ALREADY_USED"] = [150.1, 150.2]
        self.assertEqual([], self.again())
        self.heard.times["00150", "ALREADY_USED"].append(150.3)
        self.assertEqual(1, len(self.again()))


if __name__ == "__main__":
    unittest.main()
