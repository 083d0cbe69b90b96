// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence;

/** What the student's sheet asks of the one program that does it all. */
public enum ProgramStep {
    CONNECTS("connects to the broker"),
    LOGS_IN_AS_DST("logs in with user and password dst"),
    SUBSCRIBES_TO_CODES("subscribes to the topic of the codes"),
    REQUESTS_CODE("publishes a request for a code"),
    READS_CODE("reads the code from a message"),
    BUILDS_SOLUTION("builds the solution from the code, a name and an address"),
    PUBLISHES_SOLUTION("publishes the solution");

    private final String meaning;

    ProgramStep(String meaning) {
        this.meaning = meaning;
    }

    /** What a program with this step does, in plain English. */
    public String meaning() {
        return meaning;
    }
}
