// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Programs: the source code that students hand in, and what the professor decides about it.
 *
 * <pre>
 * receives        POST /api/programs                 from the professor, with a student's files
 *                 mails                              in the part mailbox
 * sends           ProgramReceived                    an event after the commit, for the comparison with other programs
 *                 AcceptanceProposed,                events inside the transaction; their listeners can object
 *                 AssignmentProposed
 *                 SenderLookup                       an event; its listener names the students whom a sender certifies
 *                 ProgramService.find, findAll, findSource
 * database tables program                            each hand-in, also if it cannot be read or assigned
 * states          received; unassigned ─▶ received when the professor assigns it; unreadable
 * </pre>
 *
 * The part {@code intake} reads and stores hand-ins, {@code mailbox} receives mails, {@code source} extracts the
 * source, {@code python} parses it and {@code evidence} finds the steps of the laboratory in it.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "address",
            "broker",
            "doctor",
            "language",
            "mail",
            "mail :: failure",
            "mail :: outbox",
            "ratelimit",
            "roster",
            "storage",
            "submissions",
            "submissions :: accepted",
            "text",
            "time",
            "web",
            "web :: csv"
        })
package es.upv.dst.programs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
