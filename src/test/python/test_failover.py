# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""dev/chaos/run reports a late failover and a repeated answer: each test changes one thing in a correct run."""
import math
import os
import sys
import unittest

sys.dont_write_bytecode = True
DEV = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../dev")
sys.path[:0] = [os.path.join(DEV, "chaos"), DEV]
from failover import Outage, failover_times, late, longest, unexplained_repetitions  # noqa: E402
from records import ISSUED, Received, Row, SentMessage  # noqa: E402


class FailoverTest(unittest.TestCase):
    """A request each second and its code 0.1 s later. The leader ends at 100, and the next one answers from 109 on."""

    def setUp(self):
        self.outage = Outage("leader-killed", 3, 100.0, 13.0, 115.0)
        self.messages, self.rows, self.received = [], [], Received()
        for number in range(200):
            key, code, sent_at = f"{10_000_000 + number}", f"{number:05d}", number + 0.5
            received_at = 109.0 if 100 < sent_at < 109 else sent_at + 0.05
            self.messages.append(SentMessage("request", key, 1, 0, 3, sent_at, ISSUED, sent_at + 0.01))
            self.rows.append(Row(number, "request", key, "ISSUED", code, received_at))
            self.received.times[code].append(received_at + 0.05)

    def times(self):
        return failover_times([self.outage], self.messages, self.rows, self.received)

    def delay_until(self, moment):
        for number in range(100, 200):
            self.received.times[f"{number:05d}"] = [max(moment, self.messages[number].sent_at + 0.1)]

    def test_the_time_is_from_the_end_of_the_leader_to_the_next_code(self):
        self.assertAlmostEqual(9.05, self.times()[0][1])
        self.assertEqual([], late(self.times()))

    def test_a_code_that_answers_an_earlier_request_does_not_count(self):
        self.received.times["00099"] = [101.0]
        self.assertAlmostEqual(9.05, self.times()[0][1])

    def test_of_a_repeated_code_the_first_time_counts(self):
        self.received.times["00103"].append(101.0)
        self.assertAlmostEqual(9.05, self.times()[0][1])

    def test_a_failover_that_takes_longer_than_its_bound_is_late(self):
        self.delay_until(112.9)
        self.assertEqual([], late(self.times()))
        self.delay_until(113.1)
        self.assertIn("leader-killed in round 3: the next code was received after 13.1 s", late(self.times())[0])

    def test_a_failover_without_a_code_is_late(self):
        for number in range(100, 200):
            del self.received.times[f"{number:05d}"]
        self.assertEqual(math.inf, self.times()[0][1])
        self.assertEqual(1, len(late(self.times())))

    def test_an_outage_without_a_bound_is_measured_but_not_late(self):
        self.outage = Outage("database-restarted", 3, 100.0)
        self.delay_until(190.0)
        self.assertAlmostEqual(90.0, self.times()[0][1])
        self.assertEqual([], late(self.times()))

    def test_the_longest_time_of_each_kind_is_listed(self):
        other = Outage("leader-suspended", 4, 0.0)
        self.assertEqual({"leader-killed": 9.0, "leader-suspended": 11.0},
                         longest([(self.outage, 8.0), (other, 11.0), (self.outage, 9.0)]))

    def repetitions(self):
        return unexplained_repetitions([self.outage], self.rows, self.received)

    def test_a_correct_run_has_no_repetitions(self):
        self.assertEqual([], self.repetitions())

    def test_an_outage_in_between_explains_a_repetition(self):
        self.received.times["00099"].append(109.0)
        self.received.times["00103"].append(114.0)
        self.assertEqual([], self.repetitions())

    def test_a_repetition_before_or_after_an_outage_is_reported(self):
        self.received.times["00050"].append(51.0)
        self.assertEqual(1, len(self.repetitions()))
        self.received.times["00150"].append(160.0)
        self.assertEqual(2, len(self.repetitions()))

    def test_a_verdict_may_be_published_once_for_each_row(self):
        self.rows += [Row(number, "solution", f"name {number}", "ALREADY_USED", "00150", 150.0) for number in (1, 2)]
        self.received.times["00150", "ALREADY_USED"] = [150.1, 150.2]
        self.assertEqual([], self.repetitions())
        self.received.times["00150", "ALREADY_USED"].append(150.3)
        self.assertEqual(1, len(self.repetitions()))


if __name__ == "__main__":
    unittest.main()
