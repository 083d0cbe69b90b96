// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import es.upv.dst.roster.Dni;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of two compared programs, as the REST API returns it.
 *
 * @param id the number of the program; {@code a} and a number for one of a past course
 * @param dni the student; null for a program of a past course, or if the program was removed
 * @param name the student's name; null if the student is not on the roster
 * @param course the past course; null for a program of this course
 */
public record PairSide(
        ProgramReference id,
        @Nullable Dni dni,
        @Nullable String name,
        @Nullable String course) {

    /** Returns the program from {@link ComparedPrograms#sides}; only its id if it was removed. */
    public static PairSide of(ProgramReference reference, Map<ProgramReference, PairSide> sides) {
        return sides.getOrDefault(reference, new PairSide(reference, null, null, null));
    }

    /** Returns four digits of the DNI, for a file; null without a DNI. */
    public @Nullable String maskedDni() {
        return dni == null ? null : dni.masked();
    }
}
