// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.deduplication;

import java.time.Instant;
import java.util.Optional;

/**
 * One delivery of a message to the lab.
 *
 * @param id unique for a message in the broker's session; each redelivery has the same id
 * @param mayBeRedelivery whether this delivery can be a redelivery
 * @param receivedAt the time of arrival, with the millisecond precision of the tables
 */
public record Delivery(String id, boolean mayBeRedelivery, Instant receivedAt) {

    /**
     * Returns what the messages of one MQTT client have in common in their ids; empty for an id of a broker that does
     * not tell who has sent a message.
     */
    public static Optional<String> sender(String id) {
        var separator = id.indexOf('@');
        return separator < 0 ? Optional.empty() : Optional.of(id.substring(separator));
    }

    /**
     * Whether an earlier delivery with the same id was a delivery of the same message. It was if this delivery can be a
     * redelivery, or if both deliveries arrived at the same time, because then they are one delivery, whose change is
     * being retried.
     */
    boolean isRedeliveryOf(Delivery earlier) {
        return id.equals(earlier.id) && (mayBeRedelivery || receivedAt.equals(earlier.receivedAt));
    }
}
