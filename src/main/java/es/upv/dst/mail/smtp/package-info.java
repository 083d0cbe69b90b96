// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** SMTP connections, and the content of mails. */
@NullMarked
package es.upv.dst.mail.smtp;

import org.jspecify.annotations.NullMarked;
