// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events;

import es.upv.dst.events.log.EventPosition;
import es.upv.dst.events.log.LabEvent;
import java.util.Optional;

/**
 * An event, formatted once for all streams.
 *
 * @param name the name of the event in the stream
 * @param event the row; empty for events without a position, which a stream does not repeat
 * @param json one line
 * @param maskedJson the same with four digits of each DNI
 */
record StreamItem(String name, Optional<LabEvent> event, String json, String maskedJson) {

    /** Returns the text of the event in the stream. */
    String text(EventPosition position, boolean masked) {
        var id = event.isPresent() ? "id: " + position + "\n" : "";
        return id + "event: " + name + "\ndata: " + (masked ? maskedJson : json) + "\n\n";
    }
}
