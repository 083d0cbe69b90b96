// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import es.upv.dst.language.Sentence;
import es.upv.dst.storage.Excerpt;

/** The outcome of an attempt to send a mail. */
public sealed interface DeliveryOutcome {

    /** The mail server has accepted the mail. */
    record Sent() implements DeliveryOutcome {}

    /** A permanent failure of this mail, after which sending is not retried. */
    record Rejected(String reason) implements DeliveryOutcome {}

    /** A failure after which sending is retried. */
    record Deferred(Sentence reason, Cause cause) implements DeliveryOutcome {

        /** Returns the reason as the table has it. */
        public String text() {
            return Excerpt.of(reason.toString());
        }
    }

    /** What has deferred a mail. */
    enum Cause {
        /** Something about this mail or its mailbox. */
        MAIL,
        /** A refusal that every mail would get, for example of the sender, or a lost connection. */
        REFUSAL,
        /** A connection or a login that has failed, which the SMTP sender has logged. */
        CONNECTION
    }
}
