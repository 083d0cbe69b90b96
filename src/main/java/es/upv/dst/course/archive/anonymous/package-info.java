// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The removal of what identifies students from the text of programs. */
@NullMarked
package es.upv.dst.course.archive.anonymous;

import org.jspecify.annotations.NullMarked;
