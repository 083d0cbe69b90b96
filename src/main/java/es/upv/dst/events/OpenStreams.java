// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The streams of all readers. */
@Component
class OpenStreams {

    private static final Logger log = LoggerFactory.getLogger(OpenStreams.class);

    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final Counter dropped;

    OpenStreams(MeterRegistry meters) {
        Gauge.builder("dst.events.readers", streams, Set::size)
                .description("Number of open streams of events")
                .register(meters);
        this.dropped = Counter.builder("dst.events.dropped")
                .description("Number of streams that were closed because their reader did not keep up")
                .register(meters);
    }

    void add(EventStream stream) {
        streams.add(stream);
    }

    void remove(EventStream stream) {
        streams.remove(stream);
    }

    int size() {
        return streams.size();
    }

    boolean isEmpty() {
        return streams.isEmpty();
    }

    /** Passes these items to all streams. Closes the streams whose readers do not keep up. */
    void pass(List<StreamItem> items) {
        if (items.isEmpty()) {
            return;
        }
        for (var stream : streams) {
            if (!stream.offer(items)) {
                streams.remove(stream);
                dropped.increment();
                log.warn("A reader of events did not keep up; its stream was closed");
            }
        }
    }

    /** Ends all streams. They get no more items, so none of them counts as one whose reader does not keep up. */
    void closeAll() {
        for (var stream : streams) {
            streams.remove(stream);
            stream.close();
        }
    }
}
