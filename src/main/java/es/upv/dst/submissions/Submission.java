// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.ledger.Delivery;
import java.time.Instant;
import java.util.Optional;

/**
 * A message on DST/SOLUCION, or the same by REST.
 *
 * @param sent what should be {@code code;name;email}, anything at all; U+FFFD where it was not UTF-8
 * @param delivery nothing if it did not come over MQTT
 */
public record Submission(String sent, Optional<Delivery> delivery, Instant receivedAt) {}
