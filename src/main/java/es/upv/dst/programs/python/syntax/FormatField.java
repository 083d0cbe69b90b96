// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.python.syntax;

import es.upv.dst.programs.python.StringEnd;

/** A field {@code {expression!conversion:format}} of an f-string. */
final class FormatField {

    /** A longer field is not divided. Otherwise each quote in it could read to the end of the text. */
    private static final int MAX_LENGTH = 3_000;

    private FormatField() {}

    /** The position of the brace that closes the field, or the end of the text. */
    static int end(String text, int start) {
        return scan(text, start, "}");
    }

    /** The field without its conversion, its format, and the {@code =} that shows the expression. */
    static String expression(String field) {
        int end = scan(field, 0, ":!");
        while (end + 1 < field.length() && field.startsWith("!=", end)) {
            end = scan(field, end + 2, ":!");
        }
        var expression = field.substring(0, end).strip();
        boolean shown = expression.endsWith("=") && !expression.matches("(?s).*[=!<>]=");
        return shown ? expression.substring(0, expression.length() - 1) : expression;
    }

    private static int scan(String text, int start, String stops) {
        int limit = Math.min(text.length(), start + MAX_LENGTH);
        int brackets = 0;
        for (int i = start; i < limit; i++) {
            char c = text.charAt(i);
            if (brackets == 0 && stops.indexOf(c) >= 0) {
                return i;
            }
            if (c == '\'' || c == '"') {
                int end = StringEnd.plainEnd(text, i + 1, limit, String.valueOf(c));
                i = end < 0 ? i : end - 1;
            } else if ("([{".indexOf(c) >= 0) {
                brackets++;
            } else if (")]}".indexOf(c) >= 0) {
                brackets--;
            }
        }
        return text.length();
    }
}
