// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The content of mails, SMTP connections, and attempts to send a mail. */
@NullMarked
package es.upv.dst.mail.smtp;

import org.jspecify.annotations.NullMarked;
