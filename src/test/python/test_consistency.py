# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""dev/chaos/run reports instances that differ, and missing and second mails: each test changes one thing."""
import copy
import os
import sys
import unittest
from collections import Counter

sys.dont_write_bytecode = True
DEV = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../dev")
sys.path[:0] = [os.path.join(DEV, "chaos"), DEV]
from consistency import InstanceState, differences, republished_codes, verify_deliveries  # noqa: E402
from records import Received  # noqa: E402

STATUS = {"roster": {"enrolled": 9}, "codes": {"free": 7}, "requests": {"total": 3}, "submissions": {"total": 3},
          "mail": {"sent": 3}, "startedAt": "2026-11-25T10:00:00Z"}
MAILS = [{"id": number, "code": f"0000{number}", "verdict": "ACCEPTED", "state": "sent"} for number in range(3)]
RECEIVED = Counter({(f"<{number}@dst>", f"Certificado: 0000{number}"): 1 for number in range(3)})


def state(name):
    rows = [{"id": number, "code": f"0000{number}"} for number in range(3)]
    return InstanceState(name, copy.deepcopy(STATUS), rows, copy.deepcopy(rows), copy.deepcopy(MAILS))


class DifferencesTest(unittest.TestCase):

    def setUp(self):
        self.first, self.other = state("lab-1"), state("lab-2")

    def differences(self):
        return differences([self.first, state("lab-3"), self.other])

    def test_only_the_time_of_the_start_may_differ(self):
        self.other.status["startedAt"] = "2026-11-25T11:00:00Z"
        self.assertEqual([], self.differences())

    def test_a_missing_row_and_a_different_row_are_reported(self):
        self.other.requests.pop()
        self.assertEqual(1, len(self.differences()))
        self.first.submissions[1]["code"] = "77777"
        self.assertEqual(3, len(self.differences()))

    def test_a_row_of_another_instance_only_is_reported(self):
        self.other.mails.append({**MAILS[0], "id": 9})
        self.assertIn("lab-1 and lab-2: of mails, None is not", self.differences()[0])

    def test_a_different_count_is_reported(self):
        for part in ("roster", "codes", "requests", "submissions", "mail"):
            self.other = state("lab-2")
            self.other.status[part] = {"total": 77}
            self.assertEqual(1, len(self.differences()), part)


class DeliveriesTest(unittest.TestCase):

    def assert_defects(self, *kinds, mails=MAILS, received=RECEIVED):
        """Exactly these kinds are reported. Returns the number of repeated mails."""
        defects, repeated = verify_deliveries(mails, received)
        self.assertEqual(sorted(kinds), sorted(kind for kind, texts in defects.items() if texts))
        return repeated

    def test_one_mail_for_each_certificate_is_correct(self):
        self.assertEqual(0, self.assert_defects())

    def test_a_mail_repeated_with_its_message_id_is_counted(self):
        self.assertEqual(1, self.assert_defects(received=RECEIVED + Counter([("<1@dst>", "Certificado: 00001")])))

    def test_a_second_message_id_is_a_second_mail(self):
        self.assert_defects("mailed twice", received=RECEIVED + Counter([("<9@dst>", "Certificado: 00001")]))

    def test_a_mail_about_something_else_is_left_out(self):
        self.assert_defects(received=RECEIVED + Counter([("<9@dst>", "Not accepted"), ("<10@dst>", "Not accepted")]))

    def test_a_mail_without_a_certificate_is_reported(self):
        self.assert_defects("mail without certificate",
                            received=RECEIVED + Counter([("<9@dst>", "Certificado: 77777")]))

    def test_a_mail_that_was_not_received_is_reported_whatever_its_row_has(self):
        self.assert_defects("mail not delivered", received=RECEIVED - Counter([("<1@dst>", "Certificado: 00001")]))
        self.assert_defects("mail not delivered", mails=[{**MAILS[0], "state": "pending"}, *MAILS[1:]])

    def test_a_mail_about_a_refusal_is_not_the_mail_of_a_certificate(self):
        self.assert_defects("mail without certificate", mails=[{**MAILS[0], "verdict": "ALREADY_USED"}, *MAILS[1:]])

    def test_a_code_that_is_published_again_is_counted(self):
        self.assertEqual(2, republished_codes(Received(codes=Counter({"00001": 3, "00002": 1}))))


if __name__ == "__main__":
    unittest.main()
