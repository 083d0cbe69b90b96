// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.source;

import static java.util.function.Predicate.not;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds Python source in the plain text of a mail.
 *
 * <ol>
 *   <li>If there are blocks between lines of {@code ```} with an import, the source is these blocks.
 *   <li>Otherwise the text ends before the signature, which a line {@code -- } begins. Quoted lines, which begin with
 *       {@code >}, divide it into parts. The source is in the first part that has some. It reaches from the first line
 *       with which source can begin to the last line that it can contain.
 *   <li>In both cases the source must use MQTT, since other texts can look like source.
 * </ol>
 *
 * Non-breaking spaces, which editors of mails insert, become spaces. Typographic quotation marks stay, because it is
 * unknown which character they replaced.
 */
final class MessageText {

    private static final String FENCE = "```";

    private MessageText() {}

    static Optional<String> findSource(String message) {
        var lines = TextDecoder.normalise(message)
                .orElse("")
                .replace('\u00A0', ' ')
                .replace('\u202F', ' ')
                .lines()
                .toList();
        return Optional.of(fenced(lines))
                .filter(PythonLines::useMqtt)
                .or(() -> unquotedParts(lines).stream()
                        .map(MessageText::block)
                        .filter(PythonLines::useMqtt)
                        .findFirst());
    }

    private static String fenced(List<String> lines) {
        var blocks = new ArrayList<List<String>>();
        var inside = false;
        for (var line : lines) {
            if (line.startsWith(FENCE)) {
                inside = !inside;
                blocks.add(new ArrayList<>());
            } else if (inside) {
                blocks.getLast().add(line);
            }
        }
        return blocks.stream()
                .map(MessageText::join)
                .filter(PythonLines::haveImport)
                .collect(Collectors.joining("\n"));
    }

    private static List<List<String>> unquotedParts(List<String> lines) {
        var parts = new ArrayList<List<String>>();
        parts.add(new ArrayList<>());
        for (var line : lines) {
            if (line.equals("-- ") || line.equals("--")) {
                break;
            }
            if (line.startsWith(">")) {
                parts.add(new ArrayList<>());
            } else {
                parts.getLast().add(line);
            }
        }
        parts.removeIf(List::isEmpty);
        return parts;
    }

    private static String block(List<String> lines) {
        var block =
                lines.stream().dropWhile(not(PythonLines::canBegin)).collect(Collectors.toCollection(ArrayList::new));
        while (!block.isEmpty() && !PythonLines.canContinue(block.getLast())) {
            block.removeLast();
        }
        return join(block);
    }

    private static String join(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
