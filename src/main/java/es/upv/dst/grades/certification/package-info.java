// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/** Which student each accepted submission certifies, which codes were claimed, and the assignments by the professor. */
@NullMarked
@NamedInterface("certification")
package es.upv.dst.grades.certification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
