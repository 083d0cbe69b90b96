// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Reads class lists as people have them: CSV in several character sets, workbooks and JSON, with the columns of
 * learning platforms and spreadsheets.
 */
@NullMarked
@NamedInterface("file")
package es.upv.dst.roster.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
