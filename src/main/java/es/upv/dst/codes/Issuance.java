// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import java.util.Optional;

/**
 * What became of a request.
 *
 * @param code what the student is to be told, if anything: a new code, or one that was issued before and is still unused
 */
public record Issuance(Outcome outcome, Optional<Code> code) {

    /** Whether a student is given a code, or why not. */
    public enum Outcome {
        ISSUED,
        /** The DNI is well formed and not on the roster. */
        NOT_ENROLLED,
        /** What was sent is no DNI. */
        MALFORMED,
        /** Every code has been drawn. */
        POOL_EMPTY
    }

    public Issuance {
        if (code.isPresent() && outcome != Outcome.ISSUED) {
            throw new IllegalArgumentException(outcome + " with " + code);
        }
    }

    static Issuance of(Code code) {
        return new Issuance(Outcome.ISSUED, Optional.of(code));
    }

    /** Issued when the message was delivered first, and redeemed since: there is nothing to tell. */
    static Issuance settled() {
        return new Issuance(Outcome.ISSUED, Optional.empty());
    }

    static Issuance refused(Outcome why) {
        return new Issuance(why, Optional.empty());
    }
}
