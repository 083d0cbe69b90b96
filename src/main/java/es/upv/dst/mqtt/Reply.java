// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.codes.Code;
import es.upv.dst.codes.CodeAnswer;
import es.upv.dst.submissions.Judgement;
import java.util.Optional;

/**
 * What becomes of a message once its change is durable.
 *
 * @param payload published at the message's own QoS, after whose confirmation by the broker the message is acknowledged; or
 *     nothing, and the message is only acknowledged
 */
record Reply(InboundMessage to, Optional<String> payload) {

    static Reply to(InboundMessage request, CodeAnswer answer) {
        return new Reply(request, answer.issuance().code().map(Code::digits));
    }

    static Reply to(InboundMessage submission, Judgement judgement) {
        var verdict = judgement.announced() + ";" + judgement.verdict().announced();
        return new Reply(submission, Optional.of(verdict));
    }
}
