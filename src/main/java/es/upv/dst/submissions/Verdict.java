// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

/** The verdict on a submission. A submission gets the first verdict that applies, in the order of the constants. */
public enum Verdict {
    MALFORMED("not UTF-8, over 1,024 bytes, not exactly code;name;email, an empty name, or control characters"),
    INVALID_CODE("not exactly five digits of which the last one checks the others"),
    NOT_ISSUED("the lab has not issued this code"),
    DUPLICATE("the same submission was accepted before"),
    ALREADY_USED("another submission has redeemed this code"),
    NOT_YOURS("the address is not that of the student who drew this code, which stays open for that student"),
    ACCEPTED("the student is certified"),
    REHEARSED("published as ACCEPTED, but the code is of a rehearsal: nobody is certified");

    private final String meaning;

    Verdict(String meaning) {
        this.meaning = meaning;
    }

    /**
     * Returns the verdict to publish. For REHEARSED this is ACCEPTED, so that a rehearsal uses the same protocol as a
     * class.
     */
    public Verdict published() {
        return this == REHEARSED ? ACCEPTED : this;
    }

    /** Returns whether a submission with this verdict redeems its code. */
    public boolean redeems() {
        return published() == ACCEPTED;
    }

    /** Returns the condition of this verdict in English. The REST API returns this text as the detail of a problem. */
    public String meaning() {
        return meaning;
    }
}
