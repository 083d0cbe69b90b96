// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * The mailbox to which students send programs, over IMAP.
 *
 * <pre>
 * receives        mails of the configured folder; only the leader polls it
 * sends           ProgramIntake.handIn(ReceivedMail, …), and then a mark on the mail
 * database tables mail_reading                   which mails are being read
 * uses            storage, for the leadership; doctor, for the check of the mailbox
 * </pre>
 *
 * A mail is first stored and then marked. A kill between the two makes the lab read the mail a second time. It is
 * recognised by its identity. A mail during whose reading the lab has ended twice is stored as damaged and not read
 * again. No mail is deleted.
 */
@NullMarked
package es.upv.dst.programs.mailbox;

import org.jspecify.annotations.NullMarked;
