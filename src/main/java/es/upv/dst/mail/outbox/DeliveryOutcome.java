// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

/** The outcome of an attempt to send a mail. */
public sealed interface DeliveryOutcome {

    /** The mail server has accepted the mail. */
    record Sent() implements DeliveryOutcome {}

    /** A permanent failure of this mail, after which sending is not retried. */
    record Rejected(String reason) implements DeliveryOutcome {}

    /** A failure after which sending is retried. */
    record Deferred(String reason, Cause cause) implements DeliveryOutcome {}

    /** What has deferred a mail. */
    enum Cause {
        /** Something about this mail or its mailbox. */
        MAIL,
        /** A refusal that every mail would get, for example of the sender. */
        REFUSAL,
        /** A connection or a login that has failed, which the SMTP sender has logged. */
        CONNECTION
    }
}
