// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import es.upv.dst.storage.deduplication.Delivery;
import java.time.Instant;
import java.util.Optional;

/**
 * A request for a code.
 *
 * @param dni the payload, which is not validated yet
 * @param delivery the MQTT delivery; empty if the request did not arrive over MQTT
 * @param sender what the broker tells about the sender, at most 64 characters; empty if it tells nothing
 */
public record CodeRequest(String dni, Optional<Delivery> delivery, Optional<String> sender, Instant receivedAt) {}
