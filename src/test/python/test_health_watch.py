# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""dev/chaos/run reports a fault that health does not tell, a slow health, and a lab that recovers too late."""
import os
import sys
import time
import unittest
from unittest.mock import patch

sys.dont_write_bytecode = True
DEV = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../dev")
sys.path[:0] = [os.path.join(DEV, "chaos"), DEV]
import support.interpreter  # noqa: E402, F401
import health_watch  # noqa: E402
from health_watch import NOT_TOLD, TOO_LATE, TOO_SLOW, HealthWatch, components_down  # noqa: E402
from single_faults import FULL_SECONDS, disk_variants  # noqa: E402

PART = 1.0  # seconds instead of the limits of the test


class Lab:
    """``down`` are its components that are down; it takes ``seconds`` to answer."""

    def __init__(self, *down, seconds=0.0):
        self.down, self.seconds = down, seconds

    def health(self, _timeout):
        time.sleep(self.seconds)
        names = ("broker", "db", "mqtt", "mail")
        return {"components": {name: {"status": "DOWN" if name in self.down else "UP"} for name in names}}


class Silent:
    def health(self, _timeout):
        raise ConnectionRefusedError


class HealthWatchTest(unittest.TestCase):

    def setUp(self):
        for name in ("TOLD_FROM", "SLOWEST", "RECOVERY"):
            patched = patch.object(health_watch, name, PART)
            patched.start()
            self.addCleanup(patched.stop)

    def defects(self, lab, seconds=2 * PART, judges_times=True):
        watch = HealthWatch(judges_times)
        with watch.during(lab, "a fault", "db"):
            time.sleep(seconds)
        return [kind for kind, texts in watch.defects.items() if texts]

    def test_a_fault_that_is_told_is_correct(self):
        self.assertEqual([], self.defects(Lab("db")))

    def test_a_fault_that_another_component_tells_is_not_told(self):
        self.assertEqual([NOT_TOLD], self.defects(Lab("mail", "mqtt")))

    def test_a_short_fault_need_not_be_told(self):
        self.assertEqual([], self.defects(Lab(), 0.0))

    def test_a_slow_answer_is_a_defect_on_a_machine_without_other_load_only(self):
        self.assertEqual([TOO_SLOW], self.defects(Lab("db", seconds=2 * PART)))
        self.assertEqual([], self.defects(Lab("db", seconds=2 * PART), judges_times=False))

    def test_a_lab_that_is_healthy_too_late_or_never_is_reported(self):
        watch, lab = HealthWatch(True), Lab("mqtt")
        self.assertFalse(watch.wait_until_healthy(lab, "a fault", 2 * PART))
        self.assertEqual(1, len(watch.defects[TOO_LATE]))
        self.assertTrue(HealthWatch(True).wait_until_healthy(Lab(), "a fault", 2 * PART))

    def test_no_answer_is_no_health(self):
        self.assertEqual({"health"}, components_down(Silent()))


class VariantsTest(unittest.TestCase):

    def test_each_disk_is_full_for_each_time_once(self):
        for embedded, disks in ((True, 4), (False, 3)):
            variants = disk_variants(embedded)
            self.assertEqual(disks * len(FULL_SECONDS), len(variants))
            self.assertEqual(len(variants), len(set(variants)))


if __name__ == "__main__":
    unittest.main()
