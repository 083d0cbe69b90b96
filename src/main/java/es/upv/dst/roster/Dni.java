// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A person's number without its last letter: eight digits, or a NIE, which is X, Y or Z and seven digits.
 *
 * @param value ASCII, eight characters
 */
public record Dni(@JsonValue String value) implements Comparable<Dni> {

    private static final Pattern FORM = Pattern.compile("[0-9XYZ][0-9]{7}");

    public Dni {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("neither eight digits nor X, Y or Z and seven digits: " + value);
        }
    }

    /** The number that a text is once the white space around it is taken away; nothing if it is none. */
    public static Optional<Dni> parse(String text) {
        return Optional.of(text.strip()).filter(FORM.asMatchPredicate()).map(Dni::new);
    }

    @Override
    public int compareTo(Dni other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
