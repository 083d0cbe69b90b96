// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

/** The numbers of mails that are pending, that the mail server has accepted, and that have failed. */
public record MailCounts(long pending, long sent, long failed) {}
