// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import es.upv.dst.broker.Topics;
import es.upv.dst.codes.Code;
import es.upv.dst.mail.LatestMailsRepository;
import es.upv.dst.roster.Dni;
import es.upv.dst.submissions.Solution;
import es.upv.dst.submissions.SolutionError;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The result of a check of the format of a message, by the rules of the lab. The check does not examine whether the
 * code in the message was issued or redeemed.
 *
 * @param topic the topic of requests or of submissions
 * @param payload unvalidated
 * @param findings the errors, by index; empty if the message is well-formed
 */
record MessageCheck(String topic, String payload, List<HelpFinding> findings) {

    /** The longest message that is checked, in characters. */
    private static final int MAX_LENGTH = 2_048;

    /** @param topic unvalidated; any value but the topic of requests counts as the topic of submissions */
    static MessageCheck of(Topics topics, String topic, String payload) {
        var request = topics.request().equals(topic);
        return new MessageCheck(request ? topics.request() : topics.submission(), payload, findings(request, payload));
    }

    /** Checks the length first, because each character may be an error. */
    private static List<HelpFinding> findings(boolean request, String payload) {
        if (payload.length() > MAX_LENGTH) {
            return List.of(new HelpFinding("endless", MAX_LENGTH));
        }
        return request ? ofRequest(payload) : ofSolution(payload);
    }

    public boolean isRight() {
        return findings.isEmpty();
    }

    /** Whether the message is well-formed but its address cannot receive mail. */
    public boolean lacksAddress() {
        return Solution.parse(payload)
                .filter(solution -> isRight() && !LatestMailsRepository.isDeliverable(solution.email()))
                .isPresent();
    }

    private static List<HelpFinding> ofRequest(String payload) {
        return Dni.errors(payload).stream()
                .map(error -> new HelpFinding("dni." + error.kind(), error.index()))
                .toList();
    }

    private static List<HelpFinding> ofSolution(String payload) {
        var errors = Solution.errors(payload);
        var code = Code.errors(firstField(payload, errors)).stream()
                .map(error -> new HelpFinding("code." + error.kind(), error.index()));
        return Stream.concat(
                        errors.stream().map(error -> new HelpFinding("solution." + error.kind(), error.index())), code)
                .sorted(Comparator.comparingInt(HelpFinding::index))
                .toList();
    }

    /** The first field, up to the first semicolon or a character that was typed instead of the semicolon. */
    private static String firstField(String payload, List<SolutionError> errors) {
        var substitutes = errors.stream()
                .filter(error -> error.kind() == SolutionError.SolutionErrorKind.SEPARATOR)
                .mapToInt(SolutionError::index);
        var end = substitutes.findFirst().orElse(payload.length());
        var semicolon = payload.indexOf(';');
        return payload.substring(0, semicolon < 0 ? end : Math.min(semicolon, end));
    }
}
