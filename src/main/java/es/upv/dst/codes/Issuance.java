// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

/** What became of a request. */
public sealed interface Issuance {

    /** The student is given a code: a new one, or one that was issued before and is still unused. */
    record Issued(Code code) implements Issuance {}

    /** Why there is no code. */
    enum Refused implements Issuance {
        /** The DNI is well formed and not on the roster. */
        NOT_ENROLLED,
        /** What was sent is no DNI. */
        MALFORMED,
        /** Every code has been drawn, and the student holds no unused one. */
        POOL_EMPTY
    }

    /** The outcome's name in the log of requests: {@code ISSUED} or the refusal. */
    default String outcome() {
        return switch (this) {
            case Issued issued -> "ISSUED";
            case Refused refused -> refused.name();
        };
    }
}
