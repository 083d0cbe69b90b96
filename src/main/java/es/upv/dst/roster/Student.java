// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.web.csv.Csv;
import jakarta.validation.constraints.Email;

/**
 * A student who is enrolled in the course, with name and address as imported.
 *
 * @param rehearsal whether this is a rehearsal student, who gets codes and verdicts but is never certified
 */
public record Student(
        Dni dni,
        String name,
        @Email String email,
        @Csv.OmitIfAllFalse boolean rehearsal) {

    /** A real student. */
    public Student(Dni dni, String name, String email) {
        this(dni, name, email, false);
    }

    /** This student, marked as a rehearsal student. */
    public Student asRehearsal() {
        return new Student(dni, name, email, true);
    }
}
