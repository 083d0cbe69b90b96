// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.anonymous;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Removes from a program what identifies its student and others: DNIs and NIEs, e-mail addresses, and the names of
 * students. Each word of the student's own name is removed wherever it is a word or a part of an identifier. Of other
 * students, whole names are removed everywhere, and single words in comments only, because such a word may be the name
 * of a thing. A program that can be parsed stays so, with the same structure.
 */
public final class Anonymizer {

    /** With dots or spaces between the digits, and with the final letter after a space or a hyphen. */
    private static final Pattern DNI = Pattern.compile("(?:(?<![0-9])[0-9]{2}(?:[0-9]{6}|([. ])[0-9]{3}\\1[0-9]{3})"
            + "|(?<![\\p{L}0-9])[XYZxyz][- ]?(?:[0-9]{7}|[0-9]([. ])[0-9]{3}\\2[0-9]{3}))(?![0-9])"
            + "(?:[- ]{0,3}[A-Za-z](?![\\p{L}0-9_@]))?");

    private static final String ANY_DNI = "00000000";

    private static final String LOCAL = "[\\p{L}\\p{M}0-9._%+-]";
    private static final Pattern ADDRESS = Pattern.compile("(?<!%1$s)%1$s++@[\\p{L}0-9.-]+".formatted(LOCAL));
    private static final String ANY_ADDRESS = "a@b.c";
    private static final String ANY_WORD = "x";

    /** What is between two words of a name: separators, and short words such as "de la". */
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?:[ _.,-]|\\p{L}{1,3}[ _.-]){0,8}");

    private static final int MAX_BETWEEN_WORDS = 20;

    private static final Pattern LOCAL_PART = Pattern.compile("@.*", Pattern.DOTALL);

    private final Map<String, Set<String>> ownWords = new HashMap<>();
    private final Map<String, Set<Integer>> studentsByWord = new HashMap<>();

    /** @param students for each DNI the texts from which words are removed, such as the name and the address */
    public Anonymizer(Map<String, List<String>> students) {
        students.forEach((dni, texts) -> {
            var words = new HashSet<String>();
            texts.forEach(
                    text -> words.addAll(NameWords.of(LOCAL_PART.matcher(text).replaceFirst(""))));
            words.forEach(word ->
                    studentsByWord.computeIfAbsent(word, _ -> new HashSet<>()).add(ownWords.size()));
            var own = new HashSet<>(words);
            own.addAll(NameWords.joined(words));
            ownWords.put(dni, own);
        });
    }

    /** @param dni the student; may be unknown */
    public String anonymize(String dni, String source) {
        var withoutAddresses = ADDRESS.matcher(source).replaceAll(ANY_ADDRESS);
        var withoutDnis = DNI.matcher(withoutAddresses).replaceAll(Anonymizer::anyDni);
        return withoutNames(ownWords.getOrDefault(dni, Set.of()), withoutDnis);
    }

    /** Keeps the letter of a NIE, so that a variable stays a name. */
    private static String anyDni(MatchResult dni) {
        var first = dni.group().charAt(0);
        return Character.isLetter(first) ? first + ANY_DNI.substring(1) : ANY_DNI;
    }

    private String withoutNames(Set<String> own, String source) {
        var words = NameWords.in(source);
        var isName = new boolean[words.size()];
        var last = -1;
        var comments = new CommentScanner(source);
        for (var index = 0; index < words.size(); index++) {
            var key = NameWords.key(words.get(index).group());
            if (own.contains(key)) {
                isName[index] = true;
            }
            if (studentsByWord.containsKey(key)) {
                isName[index] |= comments.isCommentAt(words.get(index).start());
                if (last >= 0 && isOneName(source, words.get(last), words.get(index))) {
                    isName[last] = true;
                    isName[index] = true;
                }
                last = index;
            }
        }
        return replaced(source, words, isName);
    }

    private boolean isOneName(String source, MatchResult first, MatchResult second) {
        var students = new HashSet<>(studentsByWord.getOrDefault(NameWords.key(first.group()), Set.of()));
        students.retainAll(studentsByWord.getOrDefault(NameWords.key(second.group()), Set.of()));
        return !students.isEmpty()
                && second.start() - first.end() <= MAX_BETWEEN_WORDS
                && !NameWords.key(first.group()).equals(NameWords.key(second.group()))
                && BETWEEN_WORDS
                        .matcher(source.substring(first.end(), second.start()))
                        .matches();
    }

    private static String replaced(String source, List<MatchResult> words, boolean[] isName) {
        var result = new StringBuilder(source.length());
        var end = 0;
        for (var index = 0; index < isName.length; index++) {
            if (isName[index]) {
                result.append(source, end, words.get(index).start()).append(ANY_WORD);
                end = words.get(index).end();
            }
        }
        return result.append(source, end, source.length()).toString();
    }

    /** Finds comments from the beginning to the end. A number sign in a string begins one too. */
    private static final class CommentScanner {

        private final String source;
        private int scanned;
        private boolean comment;

        CommentScanner(String source) {
            this.source = source;
        }

        /** @param position not before the last one */
        boolean isCommentAt(int position) {
            for (; scanned < position; scanned++) {
                var character = source.charAt(scanned);
                comment = character == '#' || comment && character != '\n';
            }
            return comment;
        }
    }
}
