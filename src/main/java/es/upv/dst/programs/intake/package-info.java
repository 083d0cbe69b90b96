// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Takes in programs: reads a hand-in, finds its student, stores it, and answers its mail.
 *
 * <pre>
 * receives        ProgramIntake.handIn           from REST with an upload, from mailbox with a mail
 * sends           SenderLookup                   an event; its listener names the students whom a sender certifies
 *                 HandedIn                       the stored program
 *                 Letter                         a receipt for each mail, to mail :: outbox, in the same transaction
 *                 ProgramReceived                an event after the commit
 * database tables program                        inserts its rows
 * </pre>
 *
 * A mail is stored once, unless too many were stored in a day. Its identity is its Message-ID together with its
 * content. Nothing of a program is executed.
 */
@NullMarked
@NamedInterface("intake")
package es.upv.dst.programs.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
