// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.logging;

import es.upv.dst.codes.Code;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Masks DNIs, e-mail addresses and codes in a text. Also masks what only looks like a DNI, such as a date of eight
 * digits. A JSON text remains valid JSON.
 */
final class LogMask {

    private static final String ADDRESS = "***@***";
    private static final String CODE = "*****";

    /** E-mail addresses, also URL-encoded, but not {@code Object@1b72f9a} and the JSON key {@code "@timestamp"}. */
    private static final Pattern ADDRESSES =
            Pattern.compile("(?:(?:(?!%40)[^\\s<>()\\[\\],;:|=\"'\\\\@*]){1,64}+(?:@|%40)"
                    + "(?!\\p{XDigit}{1,16}(?![\\p{L}\\p{Nd}.-]))|(?<=\")@(?=[^\\s\"]{1,253}\\.))"
                    + "[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}.-]*");

    /** A DNI or NIE, with or without separators, with or without its final letter. */
    private static final Pattern NUMBERS =
            Pattern.compile("(?<!\\p{Nd})(?<!\\p{Nd}\\.)(?:\\p{Nd}{2}|[XYZxyz]-?\\p{Nd})([. -]?)\\p{Nd}{2}"
                    + "(\\p{Nd}\\1\\p{Nd}{3})(?!\\.?\\p{Nd})");

    /** Five separate digits, except port numbers and process ids. */
    private static final Pattern CODES =
            Pattern.compile("(?<![\\p{L}\\p{Nd}:._@-]|[Pp]ort |PID )[0-9]{5}(?![\\p{L}\\p{Nd}_@-]|\\.\\p{Nd}| ---)");

    private LogMask() {}

    static String of(String text) {
        var withoutAddresses = ADDRESSES.matcher(text).replaceAll(ADDRESS);
        var withoutNumbers = NUMBERS.matcher(withoutAddresses).replaceAll("****$2");
        return CODES.matcher(withoutNumbers).replaceAll(LogMask::code);
    }

    private static String code(MatchResult digits) {
        return Code.parse(digits.group()).isPresent() ? CODE : digits.group();
    }
}
