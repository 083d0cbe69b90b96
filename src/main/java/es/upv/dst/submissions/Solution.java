// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import java.util.List;
import java.util.Optional;

/**
 * A submission that could be told apart into its fields.
 *
 * @param code the first field to the letter; whether it is a code is another question
 * @param name not empty, without white space around it
 * @param email without white space around it; may be no address at all
 */
public record Solution(String code, String name, String email) {

    /** Reads {@code code;name;email}; nothing if the text is malformed. */
    public static Optional<Solution> parse(String sent) {
        return Optional.of(new SolutionText(sent))
                .filter(text -> text.flaws().isEmpty())
                .map(SolutionText::fields)
                .map(fields -> new Solution(fields[0], fields[1].strip(), fields[2].strip()));
    }

    /** What makes a text malformed, and where, in the order of the text; nothing if it can be told apart into fields. */
    public static List<SolutionFlaw> flaws(String sent) {
        return new SolutionText(sent).flaws();
    }

    /** As the sheet's file of certified students has it. */
    @Override
    public String toString() {
        return code + ";" + name + ";" + email;
    }
}
