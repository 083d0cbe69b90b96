// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.originality;

import es.upv.dst.mail.outbox.Letter;
import es.upv.dst.text.WhiteSpace;
import java.util.Optional;

/** The texts that a professor types in a case, and what they must be like. */
enum CaseText {
    NOTE("text", 4_000, true),
    SUBJECT("subject", Letter.MAX_SUBJECT, false),
    BODY("text", Letter.MAX_TEXT, true);

    private final String field;
    private final int max;
    private final boolean severalLines;

    CaseText(String field, int max, boolean severalLines) {
        this.field = field;
        this.max = max;
        this.severalLines = severalLines;
    }

    /** Makes lines end with line feeds. A browser sends the lines of a form with a carriage return too. */
    static String lines(String text) {
        return WhiteSpace.strip(text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    /** Returns what is wrong; empty if nothing is. */
    Optional<CaseProblem> problem(String typed, boolean optional) {
        var text = lines(typed);
        if (WhiteSpace.isBlank(text) && !optional) {
            return Optional.of(problem("blank"));
        }
        if (text.length() > max) {
            return Optional.of(problem("tooLong"));
        }
        return text.chars().allMatch(this::isAllowed) ? Optional.empty() : Optional.of(problem("control"));
    }

    private CaseProblem problem(String kind) {
        return new CaseProblem(field, "case.problem." + name() + "." + kind);
    }

    private boolean isAllowed(int character) {
        return !Character.isISOControl(character) || severalLines && (character == '\n' || character == '\t');
    }

    /**
     * Why a form of a case was refused.
     *
     * @param field the name of the wrong field; empty if it is none of them
     * @param text the key of the text that says what is wrong
     */
    record CaseProblem(String field, String text) {}
}
