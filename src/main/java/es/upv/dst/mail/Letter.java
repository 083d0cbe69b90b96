// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

/** What a mail says, twice: for those who see HTML and for those who do not. */
record Letter(String subject, String text, String html) {}
