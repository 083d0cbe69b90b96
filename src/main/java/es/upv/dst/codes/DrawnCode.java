// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import es.upv.dst.roster.Dni;
import java.time.Instant;
import java.util.Optional;

/** A code that was drawn: for whom, when, and when it was redeemed if it was. */
public record DrawnCode(Code code, Dni dni, Instant issuedAt, Optional<Instant> usedAt) {

    /** Whether somebody has redeemed it. */
    public boolean isUsed() {
        return usedAt.isPresent();
    }

    /** This code once it is redeemed. */
    public DrawnCode usedAt(Instant time) {
        return new DrawnCode(code, dni, issuedAt, Optional.of(time));
    }
}
