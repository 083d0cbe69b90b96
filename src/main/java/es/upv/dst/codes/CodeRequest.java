// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import es.upv.dst.ledger.Delivery;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody asks for a code.
 *
 * @param dni what was sent as a DNI, anything at all
 * @param delivery nothing if it did not come over MQTT
 */
public record CodeRequest(String dni, Optional<Delivery> delivery, Instant receivedAt) {}
