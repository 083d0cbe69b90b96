// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.address.EmailAddress;
import es.upv.dst.text.WhiteSpace;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a submission.
 *
 * @param code the first field, unchanged, which is not necessarily a well-formed code
 * @param name the second field without surrounding white space; not empty
 * @param email the address in the third field, without a name before it; if it is no address, the field without
 *     surrounding white space
 */
public record Solution(String code, String name, String email) {

    /** Parses {@code code;name;email}. Returns empty if the text is malformed. */
    public static Optional<Solution> parse(String payload) {
        return Optional.of(new SolutionText(payload))
                .filter(text -> text.errors().isEmpty())
                .map(SolutionText::fields)
                .map(fields -> new Solution(fields[0], WhiteSpace.strip(fields[1]), address(fields[2])));
    }

    private static String address(String field) {
        return EmailAddress.parse(field).map(EmailAddress::toString).orElseGet(() -> WhiteSpace.strip(field));
    }

    /** Returns the errors that make a text malformed, by index. The list is empty if the text is well formed. */
    public static List<SolutionError> errors(String payload) {
        return new SolutionText(payload).errors();
    }

    /** Returns {@code code;name;email}, which is the line of the submission in the file of certified students. */
    @Override
    public String toString() {
        return code + ";" + name + ";" + email;
    }
}
