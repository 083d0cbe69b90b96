// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Mail to students: an outbox, and a courier. Nothing else knows SMTP.
 *
 * <pre>
 * in    Judged           from submissions, inside the change that certifies
 *       POST /api/mail/{id}/retry
 * out   a mail to whoever is certified, and to whoever is enrolled and was refused; GET /api/mail, counts();
 *       LatestMails      to a student
 * rows  mail             each mail, waiting or done with
 * life  pending ─▶ sent, or failed ─▶ pending again if it is told to
 * </pre>
 *
 * The {@link es.upv.dst.mail.Outbox} enters rows through the ledger; from then on they are the courier's, who claims them in the tables, hands
 * them to the {@link es.upv.dst.mail.Postman}, and writes down what became of them. The two never touch the same row at the same time.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"broker", "ledger", "roster", "submissions", "web", "doctor"})
package es.upv.dst.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
