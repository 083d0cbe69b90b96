// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events.log;

import java.time.Instant;
import java.util.Locale;

/**
 * A row of a table, as an event.
 *
 * @param number the position of the row among those of its kind
 * @param at when the message was received, or the mail was completed
 * @param row the item, as the list of its kind has it
 */
public record LabEvent(Kind kind, long number, Instant at, Object row) {

    public enum Kind {
        REQUEST,
        SUBMISSION,
        MAIL;

        /** The name of the event in the stream. */
        public String eventName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
