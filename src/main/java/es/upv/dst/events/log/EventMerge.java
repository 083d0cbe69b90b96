// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Merges events of several kinds by their times. */
final class EventMerge {

    private EventMerge() {}

    /**
     * Returns the events by their times, but those of one list in the order of this list.
     *
     * @param kinds one list for each kind
     * @param limit the length of a list after which more events of its kind may follow. The result ends with the last
     *     event of such a list, because the next one of its kind may come before the rest of the other lists.
     */
    static List<LabEvent> merge(List<List<LabEvent>> kinds, int limit) {
        var queues = kinds.stream().map(events -> Queue.of(events, limit)).toList();
        var merged = new ArrayList<LabEvent>();
        for (var next = earliest(queues); next.isPresent(); next = earliest(queues)) {
            merged.add(next.get().events.remove());
            if (next.get().mayContinue && next.get().events.isEmpty()) {
                return merged;
            }
        }
        return merged;
    }

    private static Optional<Queue> earliest(List<Queue> queues) {
        return queues.stream()
                .filter(queue -> !queue.events.isEmpty())
                .min(Comparator.comparing(queue -> queue.events.getFirst().at()));
    }

    /** @param mayContinue whether more events of this kind may follow */
    private record Queue(Deque<LabEvent> events, boolean mayContinue) {

        static Queue of(List<LabEvent> events, int limit) {
            return new Queue(new ArrayDeque<>(events), events.size() == limit);
        }
    }
}
