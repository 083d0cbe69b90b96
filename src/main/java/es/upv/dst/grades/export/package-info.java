// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Writes the grades as files that the gradebooks of Sakai and Moodle import. */
@NamedInterface("export")
@NullMarked
package es.upv.dst.grades.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
