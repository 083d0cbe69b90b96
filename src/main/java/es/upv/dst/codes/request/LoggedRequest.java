// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes.request;

import es.upv.dst.codes.Issuance;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request as the REST API returns it.
 *
 * @param dni the payload of the request, truncated to 256 characters
 * @param code null if no code was issued
 * @param sender the address and the client id of the sender; null if the broker does not tell them
 */
public record LoggedRequest(
        long id,
        Instant receivedAt,
        String dni,
        Issuance.Outcome outcome,
        @Nullable String code,
        @Nullable String sender) {}
