// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Originality: compares programs with each other, as a pure computation without tables and files.
 *
 * <pre>
 * receives        ProgramComparison.compareAll, compareOne   programs as texts
 * sends           ComparisonResult                           similar pairs with signals and passages; what was not
 *                                                            compared
 *                 Clusters.of                                groups of more than two programs
 * database tables none
 * </pre>
 *
 * {@code jplag} compares structures, {@code signal} compares everything else. {@link
 * es.upv.dst.programs.originality.Signals} has the rule that combines them. docs/originality.md says how well it works.
 */
@NullMarked
@NamedInterface("originality")
package es.upv.dst.programs.originality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
