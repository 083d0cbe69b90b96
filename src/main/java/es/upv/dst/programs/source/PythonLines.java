// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import java.util.List;
import java.util.regex.Pattern;

/** Recognises lines of Python among lines of prose, by how they begin. This is no parser. */
final class PythonLines {

    private static final Pattern IMPORT = Pattern.compile(
            "^[ \\t]*+(?:import[ \\t]++[\\w.]++|from[ \\t]++[\\w.]++[ \\t]++import\\b)", Pattern.MULTILINE);
    private static final Pattern PAHO = Pattern.compile("^[ \\t]*+(?:import|from)[ \\t]++paho\\b", Pattern.MULTILINE);
    private static final Pattern TOPIC = Pattern.compile("/(?:PETICION|CODIGO|SOLUCION)\\b");

    private static final Pattern DEFINITION =
            Pattern.compile("(?:async[ \\t]++)?(?:def|class)[ \\t]++\\w++[ \\t]*+[(:\\[].*");
    private static final Pattern COMMENT_OR_STRING = Pattern.compile("(?:#|\"\"\"|''').*");
    private static final Pattern DECORATOR = Pattern.compile("@[A-Za-z_][\\w.]*+[ \\t]*+(?:\\(.*)?");
    private static final Pattern ASSIGNMENT =
            Pattern.compile("[A-Za-z_][\\w.,\\[\\]'\" \\t]*?(?:[-+*/%&|^@]|//|\\*\\*)?=(?!=).*");
    // A line may contain characters that end a line for a pattern, and not for Python, such as U+2028.
    private static final Pattern CALL = Pattern.compile("(?:await[ \\t]++)?[A-Za-z_][\\w.]*+\\(.*", Pattern.DOTALL);
    private static final Pattern COMPOUND = Pattern.compile(
            "(?:if|elif|while|for|with|except|match|async)\\b.*:.*|(?:else|try|finally|except)[ \\t]*+:.*",
            Pattern.DOTALL);
    private static final Pattern SIMPLE = Pattern.compile(
            "(?:pass|break|continue)|(?:global|del|assert|raise|return)\\b.*|print[ \\t]++[\"'].*", Pattern.DOTALL);
    private static final Pattern CLOSING = Pattern.compile("[)\\]}].*", Pattern.DOTALL);

    private static final List<Pattern> FIRST = List.of(IMPORT, DEFINITION, COMMENT_OR_STRING, DECORATOR, ASSIGNMENT);
    private static final List<Pattern> LATER = List.of(CALL, COMPOUND, SIMPLE, CLOSING);

    private PythonLines() {}

    /** Returns whether a line of the text is an import statement. Every program that uses MQTT has one. */
    static boolean haveImport(String text) {
        return IMPORT.matcher(text).find();
    }

    /** Returns whether the text imports paho, or names a topic of the lab beside another import. */
    static boolean useMqtt(String text) {
        return PAHO.matcher(text).find()
                || haveImport(text) && TOPIC.matcher(text).find();
    }

    /** Returns whether source may begin with this line: an import, a definition, a comment or an assignment. */
    static boolean canBegin(String line) {
        return FIRST.stream().anyMatch(pattern -> pattern.matcher(line).lookingAt());
    }

    /** Returns whether source that has begun may contain this line: also another statement, or an indented line. */
    static boolean canContinue(String line) {
        var indented = !line.isBlank() && Character.isWhitespace(line.charAt(0));
        return indented
                || canBegin(line)
                || LATER.stream().anyMatch(pattern -> pattern.matcher(line).matches());
    }
}
