// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import java.time.Instant;

/**
 * Somebody asks for a code.
 *
 * @param dni what was sent as a DNI, anything at all
 * @param repeated whether this may be a message that was delivered and answered before
 */
public record CodeRequest(String dni, boolean repeated, Instant receivedAt) {}
