# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""dev/chaos/run finds where instances disagree and where a letter is missing or one too many: each test spoils what is well."""
import copy
import os
import sys
import unittest
from collections import Counter

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../../dev/support"))
from agreement import View, disagreements, heard_again, misdelivered  # noqa: E402
from truth import Heard  # noqa: E402

STATUS = {"roster": {"enrolled": 9}, "codes": {"free": 7}, "requests": {"total": 3}, "submissions": {"total": 3},
          "mail": {"sent": 3}, "startedAt": "2026-11-25T10:00:00Z"}
MAILS = [{"id": number, "code": f"0000{number}", "verdict": "ACCEPTED", "state": "sent"} for number in range(3)]
LETTERS = Counter({(f"<{number}@dst>", f"Certificado: 0000{number}"): 1 for number in range(3)})


def view(name):
    rows = [{"id": number, "code": f"0000{number}"} for number in range(3)]
    return View(name, copy.deepcopy(STATUS), rows, copy.deepcopy(rows), copy.deepcopy(MAILS))


class AgreementTest(unittest.TestCase):

    def setUp(self):
        self.one, self.other = view("lab-1"), view("lab-2")

    def said(self):
        return disagreements([self.one, view("lab-3"), self.other])

    def test_all_say_the_same_but_for_when_each_was_started(self):
        self.other.status["startedAt"] = "2026-11-25T11:00:00Z"
        self.assertEqual([], self.said())

    def test_a_row_that_one_has_not_and_one_that_is_another_are_found(self):
        self.other.requests.pop()
        self.assertEqual(1, len(self.said()))
        self.one.submissions[1]["code"] = "77777"
        self.assertEqual(3, len(self.said()))

    def test_a_row_that_only_a_later_one_has_is_found(self):
        self.other.mails.append({**MAILS[0], "id": 9})
        self.assertIn("lab-1 and lab-2: of mails, None is not", self.said()[0])

    def test_a_number_that_differs_is_found(self):
        for part in ("roster", "codes", "requests", "submissions", "mail"):
            self.other = view("lab-2")
            self.other.status[part] = {"total": 77}
            self.assertEqual(1, len(self.said()), part)


class LettersTest(unittest.TestCase):

    def found(self, *kinds, mails=MAILS, letters=LETTERS):
        """Nothing but these is wrong; how many letters came again."""
        faults, again = misdelivered(mails, letters)
        self.assertEqual(sorted(kinds), sorted(kind for kind, texts in faults.items() if texts))
        return again

    def test_all_is_well(self):
        self.assertEqual(0, self.found())

    def test_a_letter_may_come_again_under_its_own_message_id_and_is_counted(self):
        self.assertEqual(1, self.found(letters=LETTERS + Counter([("<1@dst>", "Certificado: 00001")])))

    def test_a_second_message_id_is_a_second_mail(self):
        self.found("mailed twice", letters=LETTERS + Counter([("<9@dst>", "Certificado: 00001")]))

    def test_a_letter_that_no_certificate_asks_for_is_found(self):
        self.found("mailed for nothing", letters=LETTERS + Counter([("<9@dst>", "Certificado: 77777")]))

    def test_a_letter_that_never_came_is_found_whatever_its_row_says(self):
        self.found("undelivered", letters=LETTERS - Counter([("<1@dst>", "Certificado: 00001")]))
        self.found("undelivered", mails=[{**MAILS[0], "state": "pending"}, *MAILS[1:]])

    def test_a_refusals_mail_is_none_about_a_certificate(self):
        self.found("mailed for nothing", mails=[{**MAILS[0], "verdict": "ALREADY_USED"}, *MAILS[1:]])

    def test_a_code_that_is_said_again_is_counted(self):
        self.assertEqual(2, heard_again(Heard(codes=Counter({"00001": 3, "00002": 1}))))


if __name__ == "__main__":
    unittest.main()
