// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Cases: a suspicion that two programs have a common source, which a person decides.
 *
 * <pre>
 * receives        /api/programs/cases     from the professor: opens cases, changes their state, writes to the students
 *                                         and records their replies
 *                 AcceptanceProposed      an event inside a transaction: objects to programs in open and confirmed
 *                                         cases, to suspicious pairs whose case was not dismissed, and to programs
 *                                         that were not compared
 *                 AssignmentProposed      an event inside a transaction: objects to programs in open and confirmed
 *                                         cases
 * sends           Letter                  to mail :: outbox, in the same transaction as the event of the case
 *                 CaseService.statesByStudent    to grades
 * database tables program_case, case_event    cases and their history
 * </pre>
 *
 * Nothing here opens a case by itself, and no state of a case changes a grade or a decision about a program.
 */
@NullMarked
@NamedInterface("cases")
package es.upv.dst.programs.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
