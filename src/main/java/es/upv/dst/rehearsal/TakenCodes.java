// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import es.upv.dst.codes.Code;
import es.upv.dst.codes.Codes;
import es.upv.dst.codes.DrawnCode;
import es.upv.dst.ledger.Ledger;
import es.upv.dst.roster.Dni;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The codes that the students of a rehearsal have taken, each by one of them. A code that was issued to anybody else is
 * taken by none: a made-up name would be certified with it.
 */
final class TakenCodes {

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final Set<Dni> cast;
    private final Codes codes;
    private final Ledger ledger;

    TakenCodes(Set<Dni> cast, Codes codes, Ledger ledger) {
        this.cast = cast;
        this.codes = codes;
        this.ledger = ledger;
    }

    /** Whether a student who hears this code takes it; only the first who asks may. */
    boolean take(String text) {
        return seen.add(text) && isOurs(text) && taken.add(text);
    }

    Set<String> all() {
        return Set.copyOf(taken);
    }

    private boolean isOurs(String text) {
        return Code.parse(text)
                .flatMap(code -> ledger.write(() -> codes.find(code)))
                .map(DrawnCode::dni)
                .filter(cast::contains)
                .isPresent();
    }
}
