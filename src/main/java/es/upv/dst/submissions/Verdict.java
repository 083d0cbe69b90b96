// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

/** What became of a submission, in the order in which it is checked. The names are what students read. */
public enum Verdict {
    MALFORMED("not UTF-8, over 1,024 bytes, not exactly code;name;email, an empty name, or control characters"),
    INVALID_CODE("not exactly five digits of which the last one checks the others"),
    NOT_ISSUED("the lab has not given out this code"),
    DUPLICATE("the very submission that was accepted before, again"),
    ALREADY_USED("another submission has redeemed this code"),
    ACCEPTED("the student is certified");

    private final String meaning;

    Verdict(String meaning) {
        this.meaning = meaning;
    }

    /** Why, in a sentence for people. */
    public String meaning() {
        return meaning;
    }
}
