# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""All attacks, by their names."""
import code_attacks
import connection_attacks
import http_attacks
import judgement
import message_attacks
import subscription_attacks
from attack import Attack
from attacked_lab import EMBEDDED
from floods import OWN_DNI, flood, own_requests, refused_requests, refused_solutions
from support.mqtt_client import STUDENT

OWN_BROKER = (EMBEDDED,)  # for what another broker has to bound itself
FEW_FILES = 500


def floods():
    for name, messages in (("requests", refused_requests), ("submissions", refused_solutions)):
        for qos in (0, 1, 2):
            yield f"refused-{name}-qos{qos}", Attack(
                f"refused {name} at QoS {qos}", flood(messages, qos), "acknowledged" if qos else "sent",
                judgement.rows_are_bounded, processes=2)


def guesses():
    ways = {"one": (code_attacks.guess(1), "one connection"), "50": (code_attacks.guess(50), "50 connections"),
            "new": (code_attacks.guess_anew, "a new connection for each")}
    for name, (run, description) in ways.items():
        yield f"guess-{name}", Attack(f"all valid codes are tried by {description}", run, "acknowledged",
                                      judgement.guesses_are_bounded, open_codes=500)


def own_broker(description, run, effect, judge=lambda case: (), **options):
    return Attack(description, run, effect, judge, OWN_BROKER, **options)


ATTACKS = {
    **dict(floods()),
    "own-requests": Attack("one student asks and never redeems", flood(own_requests, 1), "acknowledged",
                           judgement.one_student_is_bounded(OWN_DNI)),
    "own-codes": Attack("one student asks and redeems in a loop", code_attacks.one_student(), "codes redeemed",
                        judgement.one_student_is_bounded(OWN_DNI)),
    "own-submission": Attack("one student redeems a code and sends its submission in a loop", code_attacks.resubmit,
                             "verdicts heard", judgement.rows_are_bounded),
    "new-requests": Attack("one student asks, with a new connection for each two requests", code_attacks.ask_anew,
                           "acknowledged", judgement.one_student_is_bounded(OWN_DNI), processes=4),
    **dict(guesses()),
    "others-codes": Attack("one connection asks for 3,000 students and redeems, in a loop",
                           code_attacks.many_students(), "codes redeemed", judgement.pool_is_not_empty,
                           environment={"DST_CODES_PERCOURSE": "3"}),  # as SECURITY.md says for so many students
    "mail-bomb": Attack("certificates of 30 students with one address", code_attacks.mail_bomb(), "codes redeemed",
                        judgement.mails_are_bounded("victim", judgement.MOST_TO_ONE_ADDRESS, ("pending", "sent"))),
    "mail-strangers": Attack("certificates of 30 students, each with another address",
                             code_attacks.mail_strangers(), "codes redeemed",
                             judgement.mails_are_bounded("stranger", judgement.MOST_TO_STRANGERS)),
    "pages": Attack("all pages without a password, in a loop", http_attacks.pages, "HTTP 200", processes=2),
    "sessions": own_broker("persistent sessions without a user", connection_attacks.sessions(""), "sessions",
                           judgement.memory_is_free_after_restart, processes=3),
    "student-sessions": own_broker("persistent sessions of the students' account",
                                   connection_attacks.sessions(STUDENT), "sessions",
                                   judgement.memory_is_free_after_restart, processes=3),
    "aliases": own_broker("65,535 topic aliases on each connection", connection_attacks.topic_aliases,
                          "aliases accepted", processes=2),
    "retained": own_broker("retained messages of 60 and 3.5 kB", connection_attacks.retained,
                           "retained messages accepted", processes=2),
    "wills": own_broker("wills of 60 and 3.5 kB", connection_attacks.wills, "wills", processes=2),
    "takeovers": own_broker("connections with one client id and a will", connection_attacks.takeovers, "takeovers",
                            processes=4),
    "unread": own_broker("subscribers that read nothing, beside requests of one student in a loop",
                         connection_attacks.unread, "acknowledged", processes=2),
    "resubscribe": own_broker("subscriptions that match all retained messages, again and again",
                              subscription_attacks.resubscribe, "retained messages received", processes=2),
    "properties": Attack("messages with properties that a client library cannot read",
                         message_attacks.unreadable_properties, "messages sent", judgement.rows_are_bounded),
    "full-exercise": own_broker("messages of an exercise for a session that is left behind",
                                message_attacks.full_exercise, "messages sent"),
    "connections": own_broker("all connections from one address", connection_attacks.connections, "accepted",
                              judgement.refusals_have_reasons),
    "half-open": own_broker("connections that send a part of a CONNECT", connection_attacks.half_connects(), "opened",
                            processes=2),
    "files": own_broker(f"all connections of a lab with {FEW_FILES} open files", connection_attacks.connections,
                        "accepted", files=FEW_FILES),
    "half-open-files": own_broker(f"the same, of a lab with {FEW_FILES} open files", connection_attacks.half_connects(),
                                  "opened", files=FEW_FILES),
    "http-files": own_broker(f"HTTP connections that send a part of a request, {FEW_FILES} open files",
                             connection_attacks.half_http(), "opened", files=FEW_FILES),
}
