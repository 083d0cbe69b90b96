// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import es.upv.dst.roster.Dni;
import java.time.Instant;
import java.util.Optional;

/**
 * A code that was issued.
 *
 * @param dni the student who requested the code; empty if the data of the student were erased
 * @param usedAt when the code was redeemed; empty if the code is open
 */
public record IssuedCode(Code code, Optional<Dni> dni, Instant issuedAt, Optional<Instant> usedAt) {

    /** Returns whether the code was redeemed. */
    public boolean isUsed() {
        return usedAt.isPresent();
    }

    /** Returns a copy that was redeemed at this time. */
    public IssuedCode redeemedAt(Instant time) {
        return new IssuedCode(code, dni, issuedAt, Optional.of(time));
    }
}
