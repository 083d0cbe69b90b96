// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import java.util.Optional;

/**
 * A request and its outcome.
 *
 * @param newCode the code that was issued from the pool for this request; empty if no new code was issued
 * @param redelivered whether the request is a redelivery, so that a row for the request exists already
 */
public record HandledRequest(
        CodeRequest request, Issuance issuance, Optional<IssuedCode> newCode, boolean redelivered) {}
