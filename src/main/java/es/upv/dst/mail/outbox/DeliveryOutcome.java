// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

/** The outcome of an attempt to send a mail. */
public sealed interface DeliveryOutcome {

    /** The mail server has accepted the mail. */
    record Sent() implements DeliveryOutcome {}

    /** A permanent failure: the mail is not retried. */
    record Refused(String reason) implements DeliveryOutcome {}

    /** A temporary failure: the mail is retried. */
    record Postponed(String reason) implements DeliveryOutcome {}
}
