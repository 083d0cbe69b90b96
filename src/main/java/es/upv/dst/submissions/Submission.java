// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.storage.deduplication.Delivery;
import java.time.Instant;
import java.util.Optional;

/**
 * A submission, received on DST/SOLUCION or over REST.
 *
 * @param payload the payload before validation, which should be {@code code;name;email}; contains U+FFFD in place of
 *     bytes that are not UTF-8
 * @param delivery the MQTT delivery; empty if the submission did not arrive over MQTT
 * @param sender what the broker tells about the sender, at most 64 characters; empty if it tells nothing
 */
public record Submission(String payload, Optional<Delivery> delivery, Optional<String> sender, Instant receivedAt) {

    /** A submission that did not arrive over MQTT. */
    public Submission(String payload, Instant receivedAt) {
        this(payload, Optional.empty(), Optional.empty(), receivedAt);
    }
}
