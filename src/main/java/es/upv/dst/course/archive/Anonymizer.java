// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Removes from a program what identifies its student: DNIs and NIEs, e-mail addresses, and the words of the student's
 * name. A program that can be parsed stays so.
 */
final class Anonymizer {

    private static final Pattern DNI = Pattern.compile("(?<![0-9A-Za-z])([0-9]{8}|[XYZxyz][0-9]{7})(?![0-9])");
    private static final Pattern ADDRESS = Pattern.compile("[\\p{L}0-9._%+-]{1,64}@[\\p{L}0-9.-]{1,255}");
    private static final Pattern WORD_SEPARATORS = Pattern.compile("[^\\p{L}]+");

    /** A shorter word is more often a part of the program than of a name. */
    private static final int MIN_WORD = 3;

    /** Words of Python that are also in names, such as "del". */
    private static final Set<String> PYTHON = Set.of(
            "and", "assert", "async", "await", "break", "class", "def", "del", "else", "for", "from", "global",
            "import", "lambda", "none", "not", "pass", "raise", "return", "self", "true", "try", "while", "with",
            "yield");

    private final Map<String, Pattern> names = new HashMap<>();

    /** @param students for each DNI the texts from which words are removed, such as the name */
    Anonymizer(Map<String, List<String>> students) {
        students.forEach((dni, texts) -> pattern(texts).ifPresent(pattern -> names.put(dni, pattern)));
    }

    /** @param dni the student; may be unknown */
    String anonymize(String dni, String source) {
        var withoutAddresses = ADDRESS.matcher(source).replaceAll("a@b.c");
        var withoutDnis = DNI.matcher(withoutAddresses).replaceAll("00000000");
        var name = names.get(dni);
        return name == null ? withoutDnis : name.matcher(withoutDnis).replaceAll("x");
    }

    private static Optional<Pattern> pattern(List<String> texts) {
        var words = texts.stream()
                .map(text -> text.replaceFirst("@.*", ""))
                .flatMap(WORD_SEPARATORS::splitAsStream)
                .filter(word -> word.length() >= MIN_WORD && !PYTHON.contains(word.toLowerCase(Locale.ROOT)))
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile(
                        "(?<![\\p{L}0-9_])(" + words + ")(?![\\p{L}0-9_])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }
}
