// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

/** A try, and what became of it. */
record Attempt(Mail mail, Outcome outcome) {}
