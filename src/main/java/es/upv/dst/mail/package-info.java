// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Mail to students: an outbox, a relay that sends its mails, and SMTP.
 *
 * <pre>
 * in    SubmissionsJudged  from submissions, inside the change that certifies
 *       POST /api/mail/{id}/retry
 * out   a mail for each certified submission, and for a refused one of an enrolled student
 *       GET /api/mail, counts(), LatestMailsRepository
 * rows  mail               each mail in any state
 * life  pending ─▶ sent, or failed ─▶ pending again on request
 * </pre>
 *
 * The {@link es.upv.dst.mail.outbox.Outbox} inserts rows through the single writer. The relay then claims due rows in
 * the table, passes them to the {@link es.upv.dst.mail.smtp.SmtpSender}, and records the outcomes. The two never write
 * the same row at the same time.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "broker",
            "doctor",
            "roster",
            "storage",
            "storage :: counter",
            "submissions",
            "web",
            "web :: csv"
        })
package es.upv.dst.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
