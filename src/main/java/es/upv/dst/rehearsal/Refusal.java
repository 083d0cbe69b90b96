// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import org.springframework.http.HttpStatus;

/** Why there is no rehearsal. */
enum Refusal implements Answer {
    UNDER_WAY(HttpStatus.CONFLICT, "A rehearsal is under way; there is one at a time."),
    TOO_FEW_CODES(HttpStatus.CONFLICT, "There are fewer free codes than students."),
    NUMBERS_TAKEN(HttpStatus.CONFLICT, "Somebody was just enrolled under a number of a made-up student; try again."),
    BROKER_AWAY(
            HttpStatus.SERVICE_UNAVAILABLE, "The broker does not let a student in; POST /api/student-flow tells why.");

    private final HttpStatus status;
    private final String meaning;

    Refusal(HttpStatus status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    HttpStatus status() {
        return status;
    }

    /** In a sentence for people. */
    String meaning() {
        return meaning;
    }
}
