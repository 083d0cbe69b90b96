// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import es.upv.dst.broker.Topics;
import es.upv.dst.codes.Code;
import es.upv.dst.mail.LatestMails;
import es.upv.dst.roster.Dni;
import es.upv.dst.submissions.Solution;
import es.upv.dst.submissions.SolutionFlaw;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the teacher would say of the form of a message, by the teacher's own rules. Whether a code was issued or is used
 * does not matter to it.
 *
 * @param topic the one of requests or the one of submissions
 * @param payload anything at all
 * @param findings in the order of the payload; none if its form is right
 */
record MessageCheck(String topic, String payload, List<Finding> findings) {

    /** The teacher reads no more of a message than this. */
    private static final int MOST = 2_048;

    /** @param topic is the second of the two if it is not the first */
    static MessageCheck of(Topics topics, String topic, String payload) {
        var request = topics.request().equals(topic);
        var findings = request ? ofRequest(payload) : ofSolution(payload);
        var endless = payload.length() > MOST;
        return new MessageCheck(
                request ? topics.request() : topics.submission(),
                payload,
                endless ? List.of(new Finding("endless", MOST)) : findings);
    }

    public boolean isRight() {
        return findings.isEmpty();
    }

    /** The form is right, and yet there will be no mail. */
    public boolean lacksAddress() {
        return Solution.parse(payload)
                .filter(solution -> isRight() && !LatestMails.couldGoTo(solution.email()))
                .isPresent();
    }

    private static List<Finding> ofRequest(String payload) {
        return Dni.flaws(payload).stream()
                .map(flaw -> new Finding("dni." + flaw.kind(), flaw.at()))
                .toList();
    }

    private static List<Finding> ofSolution(String payload) {
        var flaws = Solution.flaws(payload);
        var code = Code.flaws(firstField(payload, flaws)).stream()
                .map(flaw -> new Finding("code." + flaw.kind(), flaw.at()));
        return Stream.concat(flaws.stream().map(flaw -> new Finding("solution." + flaw.kind(), flaw.at())), code)
                .sorted(Comparator.comparingInt(Finding::at))
                .toList();
    }

    /** What should be the code ends at a semicolon, or at what stands for it. */
    private static String firstField(String payload, List<SolutionFlaw> flaws) {
        var instead = flaws.stream()
                .filter(flaw -> flaw.kind() == SolutionFlaw.Kind.SEPARATOR)
                .mapToInt(SolutionFlaw::at);
        var end = instead.findFirst().orElse(payload.length());
        var semicolon = payload.indexOf(';');
        return payload.substring(0, semicolon < 0 ? end : Math.min(semicolon, end));
    }
}
