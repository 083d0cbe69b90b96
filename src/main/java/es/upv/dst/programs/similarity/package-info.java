// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Similarity: compares the programs of this course with each other and with those of past courses, and keeps the
 * similar pairs.
 *
 * <pre>
 * receives        POST /api/programs/comparison       from the professor: compares all programs
 *                 ProgramReceived                     an event: compares the new program, in the background
 *                 AssignmentProposed                  an event inside a transaction: forgets the pairs of the program
 * sends           GET /api/programs/similarities      pairs with their passages; clusters
 *                 ComparedPrograms                    to cases: which programs there are, and whose they are
 *                 ComparisonRepository                to cases: which programs were not compared
 * database tables similarity, program_comparison      pairs; which program was compared, or why it was not
 *                 archived_program                    only reads; course writes it
 * </pre>
 *
 * A kill or a full queue can lose a comparison in the background. {@code GET /api/programs/comparison} names the
 * programs that wait for one; the next comparison of all programs includes them.
 */
@NullMarked
@NamedInterface("similarity")
package es.upv.dst.programs.similarity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
