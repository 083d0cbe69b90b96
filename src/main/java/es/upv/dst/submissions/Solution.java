// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * A submission that could be told apart into its fields.
 *
 * @param code the first field to the letter; whether it is a code is another question
 * @param name not empty, without white space around it
 * @param email without white space around it; may be no address at all
 */
public record Solution(String code, String name, String email) {

    private static final int MAXIMUM_BYTES = 1_024;
    private static final char NOT_UTF_8 = '\uFFFD';
    private static final String BIDIRECTIONAL_CONTROLS = "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";

    /** Reads {@code code;name;email}; nothing if the text is malformed. */
    static Optional<Solution> parse(String sent) {
        if (sent.length() > MAXIMUM_BYTES || sent.getBytes(UTF_8).length > MAXIMUM_BYTES) {
            return Optional.empty();
        }
        var fields = sent.split(";", -1);
        if (fields.length != 3 || sent.codePoints().anyMatch(Solution::isUnprintable)) {
            return Optional.empty();
        }
        return Optional.of(new Solution(fields[0], fields[1].strip(), fields[2].strip()))
                .filter(solution -> solution.name.codePoints().anyMatch(Solution::isVisible));
    }

    /** Control characters, and whatever else would break a line or turn it round in a list of one submission a line. */
    private static boolean isUnprintable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            case Character.FORMAT -> BIDIRECTIONAL_CONTROLS.indexOf(character) >= 0;
            default -> character == NOT_UTF_8;
        };
    }

    private static boolean isVisible(int character) {
        return !Character.isSpaceChar(character) && Character.getType(character) != Character.FORMAT;
    }

    /** As the sheet's file of certified students has it. */
    @Override
    public String toString() {
        return code + ";" + name + ";" + email;
    }
}
