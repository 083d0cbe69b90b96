// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.time.Instant;

/**
 * The delivery of a message to the lab.
 *
 * @param id tells the message apart from every other one in the broker's session, and is the same at each of its deliveries
 * @param mayRepeat whether this can be another delivery than the first
 * @param receivedAt when it arrived, to the millisecond, as the tables keep it
 */
public record Delivery(String id, boolean mayRepeat, Instant receivedAt) {

    /**
     * Whether an earlier delivery of the same id was this message: delivered before, or at this very arrival, if the change
     * that it is part of is made once more.
     */
    boolean isRepeatOf(Delivery earlier) {
        return id.equals(earlier.id) && (mayRepeat || receivedAt.equals(earlier.receivedAt));
    }
}
