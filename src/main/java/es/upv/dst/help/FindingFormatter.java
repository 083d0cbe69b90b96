// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import es.upv.dst.storage.Excerpt;
import es.upv.dst.text.VisibleText;
import es.upv.dst.text.WhiteSpace;
import es.upv.dst.web.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Formats the findings of a {@link MessageCheck} as texts and as highlighted pieces of the message. */
@Component
class FindingFormatter {

    private static final int MAX_FINDINGS = 8;
    private static final String QUOTES = "\"'«»“”‘’`";
    private static final String PUNCTUATION = ".-,/";

    private final Messages messages;

    FindingFormatter(Messages messages) {
        this.messages = messages;
    }

    /** A text for each of the first {@value #MAX_FINDINGS} findings. */
    List<String> texts(MessageCheck check, Language language) {
        return check.findings().stream()
                .limit(MAX_FINDINGS)
                .map(finding -> text(finding, check.payload(), language))
                .toList();
    }

    /** Whether there are more findings than {@link #texts} returns. */
    boolean hasMore(MessageCheck check) {
        return check.findings().size() > MAX_FINDINGS;
    }

    /**
     * The message, truncated, in pieces. Each wrong character is a separate piece, and invisible characters are
     * replaced.
     */
    List<Piece> pieces(MessageCheck check) {
        var text = check.payload()
                .substring(0, Math.min(Excerpt.MAX_LENGTH, check.payload().length()));
        var wrong = check.findings().stream().map(HelpFinding::index).collect(Collectors.toSet());
        var pieces = new ArrayList<Piece>();
        var start = 0;
        for (var index = 0; index < text.length(); index = text.offsetByCodePoints(index, 1)) {
            if (wrong.contains(index)) {
                pieces.add(new Piece(Excerpt.of(text.substring(start, index)), false));
                start = text.offsetByCodePoints(index, 1);
                pieces.add(new Piece(visible(text.substring(index, start)), true));
            }
        }
        pieces.add(new Piece(Excerpt.of(text.substring(start)), false));
        if (wrong.contains(text.length())) {
            pieces.add(new Piece(text.length() < check.payload().length() ? "…" : "␣", true));
        }
        return pieces;
    }

    private static String visible(String character) {
        return WhiteSpace.isBlank(character) && !character.equals("\n") ? "␣" : Excerpt.of(character);
    }

    private String text(HelpFinding finding, String payload, Language language) {
        var number = Integer.toString(payload.codePointCount(0, finding.index()) + 1);
        var missing = finding.index() >= payload.length();
        var character = missing ? ' ' : payload.codePointAt(finding.index());
        var variant = finding.key() + (missing ? "" : "." + kind(character));
        var key = messages.has(variant) ? variant : finding.key();
        return messages.get(language, key, number, name(character, language), length(payload));
    }

    private static String length(String payload) {
        var text = WhiteSpace.strip(payload);
        return Integer.toString(text.codePointCount(0, text.length()));
    }

    private static String kind(int character) {
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            return "space";
        }
        return QUOTES.indexOf(character) >= 0 ? "quote" : PUNCTUATION.indexOf(character) >= 0 ? "mark" : "other";
    }

    private String name(int character, Language language) {
        return switch (character) {
            case ' ' -> messages.get(language, "char.space");
            case '\t' -> messages.get(language, "char.tab");
            case '\n', '\r' -> messages.get(language, "char.line");
            default ->
                VisibleText.isVisible(character)
                        ? messages.get(language, "char.visible", Character.toString(character))
                        : messages.get(language, "char.invisible", VisibleText.nameOf(character));
        };
    }

    /** @param wrong whether a finding refers to this piece */
    record Piece(String text, boolean wrong) {}
}
