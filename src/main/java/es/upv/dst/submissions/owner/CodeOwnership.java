// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions.owner;

import es.upv.dst.address.EmailAddress;
import es.upv.dst.codes.IssuedCode;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import org.springframework.stereotype.Component;

/** Decides whether a submission may use a code, by the address that it names. */
@Component
public class CodeOwnership {

    private final SubmissionsProperties properties;
    private final Roster roster;

    CodeOwnership(SubmissionsProperties properties, Roster roster) {
        this.properties = properties;
        this.roster = roster;
    }

    /**
     * Whether a submission with this address may use the code. With {@code dst.submissions.owner=roster} it may if the
     * roster has this address, in any spelling, for the student who drew the code. So a code of a student who is not on
     * the roster any more, or whose data were erased, counts for nobody until the student is enrolled again. Rehearsal
     * students use the codes of each other, and are not certified, so their codes are not restricted.
     */
    public boolean permits(IssuedCode code, String email) {
        return switch (properties.owner()) {
            case ANY -> true;
            case ROSTER ->
                code.dni()
                        .flatMap(roster::find)
                        .filter(drawer -> drawer.rehearsal() || hasAddress(drawer, email))
                        .isPresent();
        };
    }

    private static boolean hasAddress(Student student, String email) {
        return EmailAddress.key(student.email()).equals(EmailAddress.key(email));
    }
}
