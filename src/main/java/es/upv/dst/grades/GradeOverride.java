// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import es.upv.dst.roster.Dni;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * The decision of the professor on a grade.
 *
 * @param grade the grade instead of the computed one; empty if the computed grade counts again
 */
public record GradeOverride(Instant changedAt, Dni dni, Optional<BigDecimal> grade, String reason) {}
