// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.web.Csv;
import jakarta.validation.constraints.Email;

/**
 * Somebody who is enrolled in the course; name and address as the secretary's list has them.
 *
 * @param rehearsal whether this is nobody's student: served like anybody, but never certified nor graded
 */
public record Student(
        Dni dni,
        String name,
        @Email String email,
        @Csv.IfAny boolean rehearsal) {

    /** A real one. */
    public Student(Dni dni, String name, String email) {
        this(dni, name, email, false);
    }

    /** The same, marked. */
    Student rehearsing() {
        return new Student(dni, name, email, true);
    }
}
