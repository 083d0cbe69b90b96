// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.text;

import java.util.stream.Collectors;

/** A text for a report about errors, in which a person sees every character. */
public final class VisibleText {

    private VisibleText() {}

    /**
     * Returns the text with the name, such as {@code <U+00A0>}, in place of each control character, of each space other
     * than the usual one, and of each character without a width or a meaning.
     */
    public static String of(String text) {
        return text.codePoints()
                .mapToObj(c -> isVisible(c) ? Character.toString(c) : "<" + nameOf(c) + ">")
                .collect(Collectors.joining());
    }

    /** Returns the name of a character, such as {@code U+00A0}. */
    public static String nameOf(int character) {
        return "U+%04X".formatted(character);
    }

    /** Returns whether a person sees the character, or it is the usual space. */
    public static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }
}
