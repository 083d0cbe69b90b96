// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import es.upv.dst.codes.Code;
import es.upv.dst.codes.CodeService;
import es.upv.dst.codes.IssuedCode;
import es.upv.dst.roster.Dni;
import es.upv.dst.storage.SingleWriter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Allocates each code to one synthetic student. Never allocates a code that was issued to a student outside the
 * rehearsal, because a synthetic student would be certified with that code.
 */
final class CodeAllocator {

    private final Set<String> received = ConcurrentHashMap.newKeySet();
    private final Set<String> allocated = ConcurrentHashMap.newKeySet();
    private final Set<Dni> students;
    private final CodeService codes;
    private final SingleWriter writer;

    CodeAllocator(Set<Dni> students, CodeService codes, SingleWriter writer) {
        this.students = students;
        this.codes = codes;
        this.writer = writer;
    }

    /**
     * Allocates a received code to the caller. Returns false if the code is allocated already or was not issued in the
     * rehearsal.
     */
    boolean allocate(String text) {
        return received.add(text) && isIssuedToRehearsal(text) && allocated.add(text);
    }

    Set<String> allocated() {
        return Set.copyOf(allocated);
    }

    private boolean isIssuedToRehearsal(String text) {
        return Code.parse(text)
                .flatMap(code -> writer.write(() -> codes.find(code)))
                .flatMap(IssuedCode::dni)
                .filter(students::contains)
                .isPresent();
    }
}
