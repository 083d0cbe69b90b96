# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tests that dev/bench/run --check reports a lost ratio."""
import os
import sys
import tempfile
import unittest
from unittest.mock import patch

TOOLS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "dev")
sys.path[1:1] = [TOOLS, os.path.join(TOOLS, "bench")]
sys.dont_write_bytecode = True

import recorded  # noqa: E402

BASELINE = {"teacher": "baseline", "broker": "Mosquitto", "codes_per_s": 10_000.0, "p50_ms": 0.1, "cpu_us": 30}
LAB = {"teacher": "dst-lab", "codes_per_s": 5_000.0, "p50_ms": 0.4, "cpu_us": 150}


def runs(broker="Mosquitto", qos=1, **changed):
    return [{**BASELINE, "qos": qos}, {**LAB, "broker": broker, "qos": qos, **changed}]


class CheckTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        patched = patch.object(recorded, "FILE", os.path.join(folder.name, "recorded.json"))
        patched.start()
        self.addCleanup(patched.stop)

    def losses(self, **changed):
        recorded.record(runs(), "a machine")
        return list(recorded.losses(runs(**changed)))

    def test_loss_within_the_tolerance_passes(self):
        self.assertEqual(self.losses(codes_per_s=4_100.0, p50_ms=0.47, cpu_us=179), [])

    def test_gain_passes(self):
        self.assertEqual(self.losses(codes_per_s=9_000.0, p50_ms=0.2, cpu_us=50), [])

    def test_each_larger_loss_is_reported(self):
        self.assertEqual(self.losses(codes_per_s=3_900.0),
                         ["Mosquitto, QoS 1: codes/s is 0.39 of the baseline, and was 0.50"])
        self.assertIn("p50 is 4.90", self.losses(p50_ms=0.49)[0])
        self.assertIn("processor time of a flow is 6.03", self.losses(cpu_us=181)[0])

    def test_slower_machine_passes(self):
        slower = [{**row, "codes_per_s": row["codes_per_s"] / 3, "p50_ms": row["p50_ms"] * 3,
                   "cpu_us": row["cpu_us"] * 3} for row in runs()]
        recorded.record(runs(), "a machine")
        self.assertEqual(list(recorded.losses(slower)), [])

    def test_measurement_without_a_baseline_is_reported(self):
        recorded.record(runs(), "a machine")
        self.assertIn("nothing to compare", list(recorded.losses(runs()[1:]))[0])

    def test_measurement_that_was_never_recorded_is_reported(self):
        recorded.record(runs(), "a machine")
        self.assertEqual(list(recorded.losses(runs(qos=0))),
                         ["Mosquitto, QoS 0: nothing is recorded (dev/bench/run --record)"])

    def test_record_of_one_broker_keeps_the_others(self):
        recorded.record(runs(), "a machine")
        recorded.record(runs("embedded"), "a machine")
        self.assertEqual([*recorded.losses(runs()), *recorded.losses(runs("embedded"))], [])


class RecordedFileTest(unittest.TestCase):
    def test_file_has_the_ratios_of_both_brokers(self):
        for broker in ("Mosquitto", "embedded"):
            for qos in (0, 1):
                self.assertTrue(list(recorded.losses(runs(broker, qos, codes_per_s=1.0))))


if __name__ == "__main__":
    unittest.main()
