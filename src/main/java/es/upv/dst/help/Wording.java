// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import es.upv.dst.ledger.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Says in words, and shows, what is wrong with a message. */
@Component
class Wording {

    private static final int MOST = 8;
    private static final String QUOTES = "\"'«»“”‘’`";
    private static final String MARKS = ".-,/";

    private final Sentences sentences;

    Wording(Sentences sentences) {
        this.sentences = sentences;
    }

    /** A sentence for each finding, but not for too many. */
    List<String> sentences(MessageCheck check, Language language) {
        return check.findings().stream()
                .limit(MOST)
                .map(finding -> sentence(finding, check.payload(), language))
                .toList();
    }

    /** Whether there is more to say than sentences does. */
    boolean hasMore(MessageCheck check) {
        return check.findings().size() > MOST;
    }

    /** The message, or its beginning, with what is wrong in pieces of its own, and everything visible. */
    List<Piece> pieces(MessageCheck check) {
        var text = check.payload()
                .substring(0, Math.min(Excerpt.LENGTH, check.payload().length()));
        var wrong = check.findings().stream().map(Finding::at).collect(Collectors.toSet());
        var pieces = new ArrayList<Piece>();
        var start = 0;
        for (var at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            if (wrong.contains(at)) {
                pieces.add(new Piece(Excerpt.of(text.substring(start, at)), false));
                start = text.offsetByCodePoints(at, 1);
                pieces.add(new Piece(visible(text.substring(at, start)), true));
            }
        }
        pieces.add(new Piece(Excerpt.of(text.substring(start)), false));
        if (wrong.contains(text.length())) {
            pieces.add(new Piece(text.length() < check.payload().length() ? "…" : "␣", true));
        }
        return pieces;
    }

    private static String visible(String character) {
        return character.isBlank() && !character.equals("\n") ? "␣" : Excerpt.of(character);
    }

    private String sentence(Finding finding, String payload, Language language) {
        var number = Integer.toString(payload.codePointCount(0, finding.at()) + 1);
        var missing = finding.at() >= payload.length();
        var character = missing ? ' ' : payload.codePointAt(finding.at());
        var variant = finding.key() + (missing ? "" : "." + kind(character));
        var key = sentences.has(variant) ? variant : finding.key();
        return sentences.get(language, key, number, name(character, language), length(payload));
    }

    private static String length(String payload) {
        var text = payload.strip();
        return Integer.toString(text.codePointCount(0, text.length()));
    }

    private static String kind(int character) {
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            return "space";
        }
        return QUOTES.indexOf(character) >= 0 ? "quote" : MARKS.indexOf(character) >= 0 ? "mark" : "other";
    }

    private String name(int character, Language language) {
        var point = "U+%04X".formatted(character);
        return switch (character) {
            case ' ' -> sentences.get(language, "char.space");
            case '\t' -> sentences.get(language, "char.tab");
            case '\n', '\r' -> sentences.get(language, "char.line");
            default ->
                isVisible(character)
                        ? sentences.get(language, "char.visible", Character.toString(character))
                        : sentences.get(language, "char.invisible", point);
        };
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** A piece of a message. */
    record Piece(String text, boolean wrong) {}
}
