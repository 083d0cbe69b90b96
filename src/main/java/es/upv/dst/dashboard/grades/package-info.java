// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** The pages of the grades: the list, the grade of one student, claimed codes, and submissions without a student. */
@NullMarked
package es.upv.dst.dashboard.grades;

import org.jspecify.annotations.NullMarked;
