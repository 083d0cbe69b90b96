// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The rules for the rows of an archive, so that every feature can read them. */
@NullMarked
package es.upv.dst.course.archive.rules;

import org.jspecify.annotations.NullMarked;
