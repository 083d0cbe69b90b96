// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.codes.Code;
import es.upv.dst.codes.CodeAnswer;
import es.upv.dst.submissions.Judgement;

/** What becomes of a message once its change is durable. */
sealed interface Reply {

    InboundMessage to();

    static Reply to(InboundMessage request, CodeAnswer answer) {
        return answer.issuance()
                .code()
                .<Reply>map(code -> new IssuedCode(request, code))
                .orElseGet(() -> new Nothing(request));
    }

    static Reply to(InboundMessage submission, Judgement judgement) {
        return new AnnouncedVerdict(submission, judgement);
    }

    /** The message is only acknowledged. */
    record Nothing(InboundMessage to) implements Reply {}

    /** Something is published at the message's own QoS, and the message is acknowledged when the broker has confirmed it. */
    sealed interface Answer extends Reply {

        String payload();
    }

    record IssuedCode(InboundMessage to, Code code) implements Answer {

        @Override
        public String payload() {
            return code.digits();
        }
    }

    record AnnouncedVerdict(InboundMessage to, Judgement judgement) implements Answer {

        @Override
        public String payload() {
            return judgement.announced() + ";" + judgement.verdict().announced();
        }
    }
}
