// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.anonymous;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words of names, without case and accents, as they are found in a program. */
final class NameWords {

    /** The letter of an escape sequence is no part of a word; {@code anaGarcia} and {@code ANAGarcia} are two words. */
    private static final Pattern WORD = Pattern.compile("\\\\[nrt]|(?<word>[\\p{Lu}\\p{M}]+(?![\\p{Ll}\\p{Lo}\\p{M}])"
            + "|\\p{Lu}?\\p{M}*[\\p{Ll}\\p{Lo}][\\p{Ll}\\p{Lo}\\p{M}]*)");

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}]+");

    /** A shorter word is more often a part of the program than of a name. */
    private static final int MIN_LENGTH = 3;

    private static final int MIN_JOINED_LENGTH = 5;

    /** Words of Python that are also in names, such as "del". */
    private static final Set<String> PYTHON = Set.of(
            "and",
            "assert",
            "async",
            "await",
            "break",
            "case",
            "class",
            "continue",
            "def",
            "del",
            "elif",
            "else",
            "except",
            "exec",
            "false",
            "finally",
            "for",
            "from",
            "global",
            "import",
            "lambda",
            "match",
            "none",
            "nonlocal",
            "not",
            "pass",
            "print",
            "raise",
            "return",
            "self",
            "true",
            "try",
            "type",
            "while",
            "with",
            "yield");

    /** The words of a text, in their order. */
    static List<MatchResult> in(String text) {
        return WORD.matcher(text)
                .results()
                .filter(match -> match.group("word") != null)
                .toList();
    }

    /** The word without case and accents. */
    static String key(String word) {
        return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** The keys of the words of a name or of the local part of an address, without those that Python needs. */
    static Set<String> of(String name) {
        var keys = new HashSet<String>();
        SEPARATORS.splitAsStream(name).map(NameWords::key).forEach(keys::add);
        in(name).forEach(word -> keys.add(key(word.group())));
        keys.removeIf(key -> key.length() < MIN_LENGTH || PYTHON.contains(key));
        return keys;
    }

    /** The keys of two words that were joined, such as {@code anagarcia}, and of an initial and a word. */
    static Set<String> joined(Set<String> keys) {
        var joined = new HashSet<String>();
        for (var first : keys) {
            for (var second : keys) {
                joined.addAll(List.of(first + second, first.charAt(0) + second));
            }
        }
        joined.removeIf(key -> key.length() < MIN_JOINED_LENGTH);
        return joined;
    }

    private NameWords() {}
}
