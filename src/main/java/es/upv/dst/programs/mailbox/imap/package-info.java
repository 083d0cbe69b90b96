// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Bounds the memory of the answers of an IMAP server, which Jakarta Mail does not. */
@NullMarked
package es.upv.dst.programs.mailbox.imap;

import org.jspecify.annotations.NullMarked;
