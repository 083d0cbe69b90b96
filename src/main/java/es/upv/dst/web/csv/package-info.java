// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Writes CSV responses, and escapes cells against formula injection. */
@NullMarked
@NamedInterface("csv")
package es.upv.dst.web.csv;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
