// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

/** The outcome of an attempt to send a mail. */
public sealed interface DeliveryOutcome {

    /** The mail server has accepted the mail. */
    record Sent() implements DeliveryOutcome {}

    /** A permanent failure, after which sending is not retried. */
    record Rejected(String reason) implements DeliveryOutcome {}

    /** A temporary failure, after which sending is retried. */
    record Deferred(String reason) implements DeliveryOutcome {}
}
