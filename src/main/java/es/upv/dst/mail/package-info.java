// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Mail to students: an outbox, a relay that sends its mails, and SMTP.
 *
 * <pre>
 * receives        SubmissionsJudged from submissions, inside the change that stores the verdicts
 *                 Outbox.enqueue(Letter) from a feature, inside its transaction on the tables
 *                 POST /api/mail/{id}/retry, POST /api/mail/retry
 * sends           a mail for each certified submission, and for a refused submission of an enrolled student
 *                 GET /api/mail, counts(), LatestMailsRepository
 * database tables mail, with each mail in any state
 * states          pending ─▶ sent, or failed ─▶ pending again on request
 * </pre>
 *
 * The {@link es.upv.dst.mail.outbox.Outbox} inserts rows through the single writer, or in a transaction of a feature.
 * The outbox relay then claims due rows in the table, passes the mails to the {@link es.upv.dst.mail.smtp.SmtpSender},
 * and records the outcomes. The outbox and the relay never write the same row at the same time.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "address",
            "broker",
            "doctor",
            "language",
            "network",
            "ratelimit",
            "roster",
            "storage",
            "storage :: counter",
            "submissions",
            "text",
            "time",
            "web",
            "web :: csv"
        })
package es.upv.dst.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
