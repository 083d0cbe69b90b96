// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request as the professor sees it.
 *
 * @param dni what was sent, cut at 256 characters
 * @param code absent if none was issued
 */
record LoggedRequest(
        long id,
        Instant receivedAt,
        String dni,
        Issuance.Outcome outcome,
        @Nullable String code) {}
