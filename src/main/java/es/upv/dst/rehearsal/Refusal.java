// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

/** Why there is no rehearsal. */
enum Refusal implements Answer {
    STANDBY("This instance is a standby; ask the leader."),
    UNDER_WAY("A rehearsal is under way; there is one at a time."),
    TOO_FEW_CODES("There are fewer free codes than students."),
    NUMBERS_TAKEN("Somebody was just enrolled under a number of a made-up student; try again."),
    BROKER_AWAY("The broker does not let a student in; POST /api/student-flow tells why.");

    private final String meaning;

    Refusal(String meaning) {
        this.meaning = meaning;
    }

    /** In a sentence for people. */
    String meaning() {
        return meaning;
    }
}
