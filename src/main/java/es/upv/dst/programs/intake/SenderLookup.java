// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.intake;

import es.upv.dst.roster.Dni;
import java.util.ArrayList;
import java.util.List;
import org.springframework.modulith.NamedInterface;

/**
 * Application event: a mail has a sender who is not on the roster. A listener names the students whom the accepted
 * submissions with this address certify. So the grade and the program of a student follow the same rule.
 */
@NamedInterface("sender")
public final class SenderLookup {

    private final String address;
    private final List<Dni> students = new ArrayList<>();

    SenderLookup(String address) {
        this.address = address;
    }

    /** The address of the sender, which is not blank. */
    public String address() {
        return address;
    }

    /** Adds a student whom a submission with this address certifies. */
    public void certifies(Dni student) {
        students.add(student);
    }

    List<Dni> students() {
        return students;
    }
}
