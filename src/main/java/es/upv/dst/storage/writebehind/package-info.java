// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The store for the embedded database. It has a write-ahead log, whose changes are written to the tables later. */
@NullMarked
package es.upv.dst.storage.writebehind;

import org.jspecify.annotations.NullMarked;
