// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

/** Which mails the outbox relay claims, and when it gives up. */
enum RelayMode {
    /** Due mails. A mail that was tried for too long fails. */
    NORMAL,
    /** One mail, due or not: the one that was tried least. No mail fails because of the time. */
    PAUSED,
    /** As NORMAL, after all mails that waited were made due, and the time of their attempts begins again. */
    RESUMED
}
