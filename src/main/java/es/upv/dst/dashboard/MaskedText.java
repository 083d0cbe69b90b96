// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Roster;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How the templates show a text that a student has written, as the bean {@code maskedText}: with four digits of each
 * DNI of the roster. A program usually contains the DNI of its author.
 */
@Component
public class MaskedText {

    /** A DNI or NIE, with or without separators. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![\\p{L}\\d])(?:\\d{2}|[XYZxyz]-?\\d)([. -]?)\\d{3}\\1\\d{3}(?!\\d)");

    private static final Pattern SEPARATORS = Pattern.compile("[. -]");

    private final Roster roster;

    MaskedText(Roster roster) {
        this.roster = roster;
    }

    /** Empty if there is no text. */
    public String of(@Nullable String text) {
        return text == null
                ? ""
                : NUMBER.matcher(text).replaceAll(number -> Matcher.quoteReplacement(masked(number.group())));
    }

    private String masked(String number) {
        return Dni.parse(SEPARATORS.matcher(number).replaceAll("").toUpperCase(Locale.ROOT))
                .filter(dni -> roster.find(dni).isPresent())
                .map(Dni::masked)
                .orElse(number);
    }
}
