// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import java.util.Optional;

/**
 * The outcome of a request.
 *
 * @param code the code to send to the student: a new code, or an earlier code that is still open; empty if no code is
 *     sent
 */
public record Issuance(Outcome outcome, Optional<Code> code) {

    /** Says that a code was issued, or why no code was issued. */
    public enum Outcome {
        ISSUED,
        /** The DNI is well formed, but is not on the roster. */
        NOT_ENROLLED,
        /** The student is on the roster, but the course is not open. */
        CLOSED,
        /** The payload is not a DNI. */
        MALFORMED,
        /** No code is free. */
        POOL_EMPTY,
        /** The student has drawn as many codes as a course allows, and has used all of them. */
        TOO_MANY
    }

    public Issuance {
        if (code.isPresent() && outcome != Outcome.ISSUED) {
            throw new IllegalArgumentException(outcome + " with " + code);
        }
    }

    static Issuance of(Code code) {
        return new Issuance(Outcome.ISSUED, Optional.of(code));
    }

    /**
     * Returns the outcome of a redelivered request whose code has been redeemed since, so the code is not sent again.
     */
    static Issuance alreadyUsed() {
        return new Issuance(Outcome.ISSUED, Optional.empty());
    }

    static Issuance refused(Outcome outcome) {
        return new Issuance(outcome, Optional.empty());
    }
}
