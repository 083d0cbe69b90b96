// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

/** What became of a submission, in the order in which it is checked. */
public enum Verdict {
    MALFORMED("not UTF-8, over 1,024 bytes, not exactly code;name;email, an empty name, or control characters"),
    INVALID_CODE("not exactly five digits of which the last one checks the others"),
    NOT_ISSUED("the lab has not given out this code"),
    DUPLICATE("the very submission that was accepted before, again"),
    ALREADY_USED("another submission has redeemed this code"),
    ACCEPTED("the student is certified"),
    REHEARSED("as ACCEPTED, which is what the student is told, but of a rehearsal: nobody is certified");

    private final String meaning;

    Verdict(String meaning) {
        this.meaning = meaning;
    }

    /** What students read, who are not told a rehearsal from the lab itself. */
    public Verdict announced() {
        return this == REHEARSED ? ACCEPTED : this;
    }

    /** Whether it uses the code up. */
    boolean redeems() {
        return announced() == ACCEPTED;
    }

    /** Why, in a sentence for people. */
    public String meaning() {
        return meaning;
    }
}
