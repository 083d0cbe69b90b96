// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.address;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address and the name before it: {@code Ana Ñu <ana@example.org>}.
 *
 * @param name as it is read, without the quotation marks of the syntax; empty if there is none
 */
public record NamedAddress(String name, EmailAddress address) {

    /**
     * Enough for the longest address and a name. A regular expression with alternatives in a loop uses the stack for
     * each character, and 1,200 of them are more than the stack of a thread has.
     */
    private static final int MAX_LENGTH = 500;

    private static final Pattern WITH_NAME = Pattern.compile("([^<>\\p{Cc}]*)<\\h*([^<>]*?)\\h*>");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SURROUNDING_SPACE = Pattern.compile("^\\h+|\\h+$");
    private static final Pattern SEVERAL = Pattern.compile("@.*[,;]|[,;].*@");

    /**
     * Returns the address with its name; empty if mail cannot be sent to it, if there are several, or if the text is
     * longer than 500 characters.
     */
    public static Optional<NamedAddress> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        var stripped = strip(text);
        var named = WITH_NAME.matcher(stripped);
        // Most addresses have no name, and each program of a student sends one.
        if (stripped.indexOf('<') < 0 || !named.matches()) {
            return EmailAddress.parsePlain(stripped).map(address -> new NamedAddress("", address));
        }
        var name = strip(named.group(1));
        return SEVERAL.matcher(name).find()
                ? Optional.empty()
                : EmailAddress.parsePlain(named.group(2)).map(address -> new NamedAddress(unquote(name), address));
    }

    /** Removes spaces only, because a line break at the end of an address is not a harmless spelling. */
    private static String strip(String text) {
        var mayHaveSpace =
                !text.isEmpty() && (mayBeSpace(text.charAt(0)) || mayBeSpace(text.charAt(text.length() - 1)));
        return mayHaveSpace ? SURROUNDING_SPACE.matcher(text).replaceAll("") : text;
    }

    private static boolean mayBeSpace(char letter) {
        return letter <= ' ' || letter > '~';
    }

    private static String unquote(String name) {
        var quoted = QUOTED.matcher(name);
        return quoted.matches() ? quoted.group(1).replaceAll("\\\\(.)", "$1") : name;
    }
}
