// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.log;

import es.upv.dst.codes.Code;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes out of a text what is somebody's own. Rather too much than too little: eight digits may be a date. JSON stays
 * JSON.
 */
final class Mask {

    private static final String ADDRESS = "***@***";
    private static final String CODE = "*****";

    /** Also as a URL has it; but not {@code Object@1b72f9a}, nor the {@code "@timestamp"} of JSON. */
    private static final Pattern ADDRESSES = Pattern.compile(
            "(?:(?:(?!%40)[^\\s<>()\\[\\],;:|=\"'\\\\@*]){1,64}+(?:@|%40)"
                    + "(?!\\p{XDigit}{1,16}(?![\\p{L}\\p{Nd}.-]))|(?<=\")@(?=[^\\s\"]{1,253}\\.))[\\p{L}\\p{Nd}][\\p{L}\\p{Nd}.-]*");

    /** A DNI or NIE, with points or not, the last letter following or not. */
    private static final Pattern NUMBERS = Pattern.compile(
            "(?<!\\p{Nd})(?<!\\p{Nd}\\.)(?:\\p{Nd}{2}|[XYZxyz]-?\\p{Nd})([. -]?)\\p{Nd}{2}(\\p{Nd}\\1\\p{Nd}{3})(?!\\.?\\p{Nd})");

    /** Five digits by themselves; a port and a process have such numbers too. */
    private static final Pattern CODES =
            Pattern.compile("(?<![\\p{L}\\p{Nd}:._@-]|[Pp]ort |PID )[0-9]{5}(?![\\p{L}\\p{Nd}_@-]|\\.\\p{Nd}| ---)");

    private Mask() {}

    static String of(String text) {
        var anonymous = ADDRESSES.matcher(text).replaceAll(ADDRESS);
        var numberless = NUMBERS.matcher(anonymous).replaceAll("****$2");
        return CODES.matcher(numberless).replaceAll(Mask::code);
    }

    private static String code(MatchResult digits) {
        return Code.parse(digits.group()).isPresent() ? CODE : digits.group();
    }
}
