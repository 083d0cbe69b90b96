# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""dev/soak/run reports growth after the warm-up: each test changes one thing in samples that do not grow."""
import os
import sys
import unittest
from collections import Counter

sys.dont_write_bytecode = True
DEV = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../dev")
sys.path[:0] = [os.path.join(DEV, "soak"), DEV]
from growth import judge, judge_answers  # noqa: E402
from samples import Sample  # noqa: E402

WARM_UP = 600


class GrowthTest(unittest.TestCase):

    def setUp(self):
        """An hour. The heap and the rows rise and fall, and everything grows during the warm-up."""
        self.samples = [Sample(seconds, min(seconds, WARM_UP), 60 + seconds % 100, min(seconds, WARM_UP), 50,
                               seconds % 300 * 500) for seconds in range(10, 3_600, 10)]

    def assert_reasons(self, *beginnings):
        reasons = list(judge(self.samples, WARM_UP))
        self.assertEqual(len(beginnings), len(reasons), reasons)
        for beginning, reason in zip(beginnings, reasons):
            self.assertIn(beginning, reason)

    def test_growth_in_the_warm_up_only_is_correct(self):
        self.assert_reasons()

    def test_growth_of_each_kind_is_reported(self):
        for name, each in (("rss_mb", 0.02), ("heap_mb", 0.03), ("files", 0.01), ("threads", 0.01)):
            self.setUp()
            for sample in self.samples:
                setattr(sample, name, getattr(sample, name) + sample.seconds * each)
            self.assert_reasons(f"{name} grew")

    def test_too_many_rows_at_any_time_are_reported(self):
        self.samples[200].rows = 300_000
        self.assert_reasons("300000 rows")

    def test_a_run_that_ended_too_soon_is_reported(self):
        for seconds, reason in ((590, "no sample"), (700, "samples after")):
            self.setUp()
            self.samples = [sample for sample in self.samples if sample.seconds <= seconds]
            self.assert_reasons(reason)

    def test_missing_answers_and_lost_connections_are_reported(self):
        figures = Counter({"flows": 1_000, "codes": 995, "verdicts": 995})
        self.assertEqual([], list(judge_answers(figures, 1_050)))
        self.assertEqual(3, len(list(judge_answers(Counter({"flows": 1_000, "connections lost": 1}), 1_000))))
        self.assertEqual(["only 1000 flows of 2000"], list(judge_answers(figures, 2_000)))


if __name__ == "__main__":
    unittest.main()
