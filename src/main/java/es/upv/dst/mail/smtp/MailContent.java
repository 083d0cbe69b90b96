// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

/** The subject of a mail, and its body as plain text and as HTML. */
public record MailContent(String subject, String text, String html) {}
