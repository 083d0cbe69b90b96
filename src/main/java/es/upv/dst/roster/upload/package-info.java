// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Reads the class lists that programs and browsers send to {@code /api/roster}, in the several ways to send a file. */
@NullMarked
package es.upv.dst.roster.upload;

import org.jspecify.annotations.NullMarked;
