// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.Topics;
import es.upv.dst.codes.Codes;
import es.upv.dst.codes.DrawnCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Sorts what the broker delivers: what is new goes to the inbox, what is delivered again joins what it repeats. */
@Component
class Deliveries {

    /** The broker may have half of it under way. */
    private static final int REMEMBERED = 2 * Account.RECEIVE_MAXIMUM;

    private final Inbox inbox;
    private final Map<Integer, Arrival> latest = new LinkedHashMap<>();

    /** What an earlier run issued without learning that it had reached the broker: the request may come again. */
    private final List<DrawnCode> unanswered;

    Deliveries(Inbox inbox, Codes codes) {
        this.inbox = inbox;
        this.unanswered = new ArrayList<>(codes.unpublished());
    }

    /** Takes a message; waits while the inbox is full. */
    void take(Arrival arrival) {
        if (arrival.qos() == 0 || !joinsAnother(arrival)) {
            inbox.put(arrival);
        }
    }

    private synchronized boolean joinsAnother(Arrival arrival) {
        var earlier = latest.remove(arrival.packetId());
        if (earlier != null && arrival.repeats(earlier)) {
            if (!earlier.isAcknowledged()) {
                earlier.deliveredAgain(arrival);
                latest.put(arrival.packetId(), earlier);
                return true;
            }
            arrival.markRepeated();
        } else if (arrival.topic().equals(Topics.REQUEST) && unanswered.removeIf(code -> code.isFor(arrival.text()))) {
            arrival.markRepeated();
        }
        remember(arrival);
        return false;
    }

    private void remember(Arrival arrival) {
        latest.put(arrival.packetId(), arrival);
        if (latest.size() > REMEMBERED) {
            latest.remove(latest.keySet().iterator().next());
        }
    }
}
