// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Application event: a program is about to be assigned to a student, or to another one than before. A listener can
 * object to it. Published inside the transaction of the assignment.
 */
public final class AssignmentProposed {

    private final Program program;
    private final List<String> objections = new ArrayList<>();
    private final List<Runnable> changes = new ArrayList<>();

    AssignmentProposed(Program program) {
        this.program = program;
    }

    /** The program as it is before the assignment. */
    public Program program() {
        return program;
    }

    /** Leaves the program with its student, for this reason. */
    public void object(String reason) {
        objections.add(reason);
    }

    /** Makes a change in the transaction of the assignment, if nobody objects. */
    public void onAccepted(Runnable change) {
        changes.add(change);
    }

    Optional<String> objection() {
        return objections.stream().findFirst();
    }

    void accept() {
        changes.forEach(Runnable::run);
    }
}
