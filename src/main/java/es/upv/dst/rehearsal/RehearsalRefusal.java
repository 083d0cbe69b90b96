// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

/** The reason why a rehearsal is refused. */
public enum RehearsalRefusal implements RehearsalResult {
    STANDBY("This instance is a standby; ask the leader."),
    UNDER_WAY("A rehearsal is running already; only one can run at a time."),
    TOO_FEW_CODES("There are fewer free codes than students; request fewer students."),
    NUMBERS_TAKEN("The number of a synthetic student was enrolled just now; try again."),
    BROKER_AWAY("The broker does not accept a student's connection; POST /api/student-flow shows the reason.");

    private final String meaning;

    RehearsalRefusal(String meaning) {
        this.meaning = meaning;
    }

    /** The reason in English, used as the problem text of the REST API. */
    String meaning() {
        return meaning;
    }
}
