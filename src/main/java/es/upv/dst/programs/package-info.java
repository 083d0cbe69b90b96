// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Programs: the source code that students hand in, and what the professor decides about it.
 *
 * <pre>
 * receives        POST /api/programs                 from the professor, with a student's files
 *                 ProgramService.handIn(HandIn)      from mailbox, with a mail
 * sends           Letter                             a receipt for each mail, to mail :: outbox, in the same transaction
 *                 ProgramReceived                    an event after the commit, for the comparison with other programs
 *                 AcceptanceProposed                 an event inside the transaction; its listeners can object
 *                 ProgramService.find, findAll, findSource, findSources
 * database tables program                            each hand-in, also if it cannot be read or assigned
 * states          received; unassigned ─▶ received when the professor assigns it; unreadable
 * </pre>
 *
 * A mail is stored once: its identity is its Message-ID together with its content. Nothing of a program is executed.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "doctor",
            "mail",
            "mail :: outbox",
            "roster",
            "storage",
            "submissions",
            "web",
            "web :: csv"
        })
package es.upv.dst.programs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
