// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

/** The verdict on a submission. The first one that applies is given, in the order of the constants. */
public enum Verdict {
    MALFORMED("not UTF-8, over 1,024 bytes, not exactly code;name;email, an empty name, or control characters"),
    INVALID_CODE("not exactly five digits of which the last one checks the others"),
    NOT_ISSUED("the lab has not issued this code"),
    DUPLICATE("the same submission was accepted before"),
    ALREADY_USED("another submission has redeemed this code"),
    ACCEPTED("the student is certified"),
    REHEARSED("published as ACCEPTED, but the code is of a rehearsal: nobody is certified");

    private final String meaning;

    Verdict(String meaning) {
        this.meaning = meaning;
    }

    /** The verdict that is published: ACCEPTED for REHEARSED, so that a rehearsal uses the same protocol as a class. */
    public Verdict published() {
        return this == REHEARSED ? ACCEPTED : this;
    }

    /** Whether the submission redeems its code. */
    boolean redeems() {
        return published() == ACCEPTED;
    }

    /** The condition of this verdict, in English; used as the problem text of the REST API. */
    public String meaning() {
        return meaning;
    }
}
