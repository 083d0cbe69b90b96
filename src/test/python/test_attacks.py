# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""dev/attacks/run reports each bound that does not hold: each test changes one thing in a case that passes."""
import os
import sys
import unittest
from collections import Counter
from types import SimpleNamespace

sys.dont_write_bytecode = True
DEV = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../dev")
sys.path[:0] = [os.path.join(DEV, "attacks"), DEV]
import support.interpreter  # noqa: E402, F401
from answer_times import AnswerTimes, answer_times  # noqa: E402
from code_attacks import valid_codes  # noqa: E402
from honest_student import NEVER, Flow  # noqa: E402
from judgement import every_attack, guesses_are_bounded, rows_are_bounded  # noqa: E402
from monitor import DOCTOR, HEALTH, STATUS, words  # noqa: E402
from support import mqtt_packets  # noqa: E402


def passing_case():
    times = [AnswerTimes([0.1] * 9, [0.2] * 9, [0.3] * 9, 9, 9) for _ in range(2)]
    monitor = SimpleNamespace(peaks={"RSS MB": 300}, slowest={HEALTH: 0.1}, unanswered=[],
                              told={HEALTH: set(), STATUS: set(), DOCTOR: set()})
    system = SimpleNamespace(count=lambda *_: 100)
    return SimpleNamespace(alive=True, out_of_memory=False, own=times[0], after=times[1], log_growth=0, data_growth=0,
                           monitor=monitor, system=system, options=SimpleNamespace(patience=1.0), broker="embedded",
                           attack=SimpleNamespace(open_codes=100, effect="sent"),
                           figures=Counter({"codes redeemed": 0, "sent": 100}))


class JudgementTest(unittest.TestCase):

    def setUp(self):
        self.case = passing_case()

    def assert_reasons(self, *beginnings, judge=every_attack):
        reasons = list(judge(self.case))
        self.assertEqual(len(beginnings), len(reasons), reasons)
        for beginning, reason in zip(beginnings, reasons):
            self.assertIn(beginning, reason)

    def test_a_case_in_which_everything_holds_has_no_reasons(self):
        for judge in (every_attack, rows_are_bounded, guesses_are_bounded):
            self.assert_reasons(judge=judge)

    def test_a_lab_that_ended_is_reported(self):
        self.case.alive = False
        self.assert_reasons("has ended")

    def test_an_attack_of_which_the_lab_accepted_nothing_is_reported(self):
        self.case.figures["sent"] = 0
        self.assert_reasons("not attacked: sent 0")

    def test_a_late_answer_of_any_kind_is_reported(self):
        for name in ("connect", "ask", "redeem"):
            self.case = passing_case()
            getattr(self.case.own, name)[4] = 1.1
            self.assert_reasons("waited 1.10 s during")

    def test_an_answer_that_never_came_after_the_attack_is_reported(self):
        self.case.after.ask[0] = NEVER
        self.assert_reasons("never came after")

    def test_students_that_did_nothing_are_reported(self):
        self.case.own = AnswerTimes()
        self.assert_reasons("only 0 honest flows")

    def test_memory_log_data_and_slow_health_are_reported(self):
        self.case.monitor.peaks["RSS MB"], self.case.log_growth, self.case.data_growth = 10**4, 10**6, 10**10
        self.case.monitor.slowest[HEALTH] = 3.5
        self.assert_reasons("RSS MB", "log bytes", "data bytes", "health answered")

    def test_too_many_refused_rows_are_reported(self):
        self.case.system.count = lambda _, accepted="": 0 if accepted else 110_001
        self.assert_reasons("rows of refused requests", "rows of refused submissions", judge=rows_are_bounded)

    def test_accepted_rows_are_not_counted_as_refused(self):
        self.case.system.count = lambda _, accepted="": 9_000 if accepted else 119_000
        self.assert_reasons(judge=rows_are_bounded)

    def test_guessed_codes_are_reported_on_the_embedded_broker(self):
        self.case.figures["codes redeemed"] = 60
        self.assert_reasons("codes redeemed 60", judge=guesses_are_bounded)

    def test_guesses_that_are_not_told_are_reported_on_another_broker(self):
        self.case.broker = "mosquitto"
        self.case.monitor.told[DOCTOR].add("guesses FAIL")
        self.assert_reasons("health", "status", judge=guesses_are_bounded)


class AnswerTimesTest(unittest.TestCase):

    def test_the_answer_is_the_first_time_that_the_code_of_the_row_is_heard_after_the_request(self):
        flow = Flow("10005000", 10.0, 0.1, 10.1, 0.2, "ACCEPTED")
        times = answer_times([([flow], {"11111": [9.0, 10.4, 10.9], "22222": [10.2]})], {"10005000": "11111"}, 10, 20)
        self.assertAlmostEqual(0.3, times.ask[0])
        self.assertEqual((1, 1), (times.accepted, times.flows))

    def test_without_a_row_and_without_a_connection_there_is_never_an_answer(self):
        flows = [Flow("10005000", 10.0, 0.1, 10.1), Flow("10005001", 11.0, NEVER)]
        self.assertEqual(2, answer_times([(flows, {})], {}, 10, 20).unanswered())

    def test_a_flow_before_the_attack_is_not_counted(self):
        self.assertEqual(0, answer_times([([Flow("10005000", 9.9)], {})], {}, 10, 20).flows)


class PacketsTest(unittest.TestCase):

    def test_packets_are_split_wherever_the_data_ends(self):
        data = mqtt_packets.publish("DST/CODIGO", "12340" * 60) + mqtt_packets.answer(mqtt_packets.PUBACK, 7)
        for end in range(len(data)):
            packets, rest = mqtt_packets.split(data[:end])
            more, _ = mqtt_packets.split(rest + data[end:])
            self.assertEqual([mqtt_packets.PUBLISH, mqtt_packets.PUBACK], [kind for kind, _ in packets + more])
        self.assertEqual(("DST/CODIGO", b"12340" * 60), mqtt_packets.payload_of(*mqtt_packets.split(data)[0][0]))

    def test_there_is_one_valid_code_for_each_four_digits(self):
        codes = valid_codes()
        self.assertEqual(10_000, len({code[:4] for code in codes}))
        self.assertIn("57240", codes)  # the check digit of 572 is 4, so that of 5724 is 0

    def test_a_reason_code_of_an_error_is_no_acceptance(self):
        self.assertTrue(mqtt_packets.accepts(mqtt_packets.PUBACK, b"\0\7"))
        self.assertFalse(mqtt_packets.accepts(mqtt_packets.PUBACK, b"\0\7\x87\0"))
        self.assertTrue(mqtt_packets.accepts(mqtt_packets.SUBACK, b"\0\7\0\1"))
        self.assertFalse(mqtt_packets.accepts(mqtt_packets.SUBACK, b"\0\7\0\x97"))
        self.assertFalse(mqtt_packets.accepts(mqtt_packets.PUBLISH, b"\0\7"))

    def test_numbers_and_times_are_no_words(self):
        self.assertEqual({"pool.reason=# codes are left"},
                         words(HEALTH, {"components": {"pool": {"reason": "12 codes are left", "free": 12}}}))
        self.assertEqual({"submissions.guesses=#"}, words(STATUS, {"submissions": {"total": 12, "guesses": 12}}))
        self.assertEqual(set(), words(STATUS, {"submissions": {"guesses": 0}}))


if __name__ == "__main__":
    unittest.main()
