// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Application event: these programs are about to be accepted together. A listener objects to the programs that a person
 * has to look at first. Published inside the transaction of the decisions.
 */
public final class AcceptanceProposed {

    private final List<Program> programs;
    private final Map<Long, String> objections = new LinkedHashMap<>();

    AcceptanceProposed(List<Program> programs) {
        this.programs = List.copyOf(programs);
    }

    public List<Program> programs() {
        return programs;
    }

    /** Leaves a program undecided for this reason. */
    public void object(long id, String reason) {
        objections.putIfAbsent(id, reason);
    }

    Map<Long, String> objections() {
        return objections;
    }
}
