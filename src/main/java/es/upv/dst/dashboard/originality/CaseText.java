// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.originality;

import es.upv.dst.mail.outbox.Letter;
import java.util.Optional;

/** The texts that a professor types in a case, and what they must be like. */
enum CaseText {
    NOTE(4_000, true),
    SUBJECT(Letter.MAX_SUBJECT, false),
    BODY(Letter.MAX_TEXT, true);

    private final int max;
    private final boolean severalLines;

    CaseText(int max, boolean severalLines) {
        this.max = max;
        this.severalLines = severalLines;
    }

    /** Makes lines end with line feeds. A browser sends the lines of a form with a carriage return too. */
    static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** Returns the key of the text that says what is wrong; empty if nothing is. */
    Optional<String> problem(String typed, boolean optional) {
        var text = lines(typed);
        if (text.isBlank() && !optional) {
            return Optional.of("case.text.blank");
        }
        if (text.length() > max) {
            return Optional.of("case.text.tooLong");
        }
        return text.chars().allMatch(this::isAllowed) ? Optional.empty() : Optional.of("case.text.control");
    }

    private boolean isAllowed(int character) {
        return !Character.isISOControl(character) || severalLines && (character == '\n' || character == '\t');
    }
}
