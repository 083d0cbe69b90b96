// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import java.util.Optional;

/**
 * The outcome of a request.
 *
 * @param code the code to send to the student: a new one, or an earlier one that is still open; empty if none is sent
 */
public record Issuance(Outcome outcome, Optional<Code> code) {

    /** Whether a code was issued, or the reason why not. */
    public enum Outcome {
        ISSUED,
        /** The DNI is well formed and not on the roster. */
        NOT_ENROLLED,
        /** The payload is not a DNI. */
        MALFORMED,
        /** No code is free. */
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

    /** The code of an earlier delivery has been redeemed since: no code is sent again. */
    static Issuance alreadyUsed() {
        return new Issuance(Outcome.ISSUED, Optional.empty());
    }

    static Issuance refused(Outcome outcome) {
        return new Issuance(outcome, Optional.empty());
    }
}
