// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.web.csv.Csv;

/**
 * A student who is enrolled in the course, with name and address as imported.
 *
 * @param id the user name of the student at Sakai or Moodle; empty if it is the local part of the address
 * @param rehearsal whether this is a rehearsal student, who gets codes and verdicts but is never certified
 */
public record Student(
        Dni dni,
        String name,
        String email,
        @Csv.OmitIfUnused String id,
        @Csv.OmitIfUnused boolean rehearsal) {

    /** A real student whose user name is the local part of the address. */
    public Student(Dni dni, String name, String email) {
        this(dni, name, email, "", false);
    }

    /** The user name of this student at Sakai or Moodle. */
    public String userId() {
        return id.isEmpty() ? email.replaceFirst("@[^@]*$", "") : id;
    }

    /** This student, marked as a rehearsal student. */
    public Student asRehearsal() {
        return new Student(dni, name, email, id, true);
    }
}
