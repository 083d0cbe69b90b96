// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import java.util.List;
import java.util.Optional;

/**
 * A submission that was split into its fields.
 *
 * @param code the first field, unchanged; not necessarily a well-formed code
 * @param name not empty, without surrounding white space
 * @param email without surrounding white space; not necessarily a valid address
 */
public record Solution(String code, String name, String email) {

    /** Parses {@code code;name;email}; empty if the text is malformed. */
    public static Optional<Solution> parse(String payload) {
        return Optional.of(new SolutionText(payload))
                .filter(text -> text.errors().isEmpty())
                .map(SolutionText::fields)
                .map(fields -> new Solution(fields[0], fields[1].strip(), fields[2].strip()));
    }

    /** The errors that make a text malformed, by index; empty if it can be split into fields. */
    public static List<SolutionError> errors(String payload) {
        return new SolutionText(payload).errors();
    }

    /** The line of the submission in the file of certified students, {@code code;name;email}. */
    @Override
    public String toString() {
        return code + ";" + name + ";" + email;
    }
}
