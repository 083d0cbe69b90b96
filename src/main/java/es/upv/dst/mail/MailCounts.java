// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

/** How many mails wait, were taken over by the mail server, and could not be sent. */
public record MailCounts(long pending, long sent, long failed) {}
