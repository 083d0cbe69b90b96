// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

/** The configured sender of the mails is no address. */
final class InvalidSenderException extends IllegalArgumentException {

    InvalidSenderException(String from) {
        super("DST_MAIL_FROM is \"" + from + "\", which is no e-mail address.");
    }
}
