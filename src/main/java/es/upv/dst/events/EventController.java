// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events;

import es.upv.dst.events.log.EventPosition;
import es.upv.dst.events.log.EventReader;
import es.upv.dst.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class EventController {

    /** Many more than a department has browsers. Each stream holds a connection and a thread. */
    private static final int MAX_STREAMS = 200;

    private static final Set<String> NAMES =
            new TreeSet<>(Set.of("request", "submission", "mail", "student", "status"));

    private final EventFeed feed;
    private final OpenStreams streams;
    private final EventReader reader;
    private final EventFormatter formatter;
    private final LabState state;

    EventController(EventFeed feed, OpenStreams streams, EventReader reader, EventFormatter formatter, LabState state) {
        this.feed = feed;
        this.streams = streams;
        this.reader = reader;
        this.formatter = formatter;
        this.state = state;
    }

    /**
     * Runs on the virtual thread of the request until the reader disconnects.
     *
     * @param lastEventId a browser sends it when it connects again; takes precedence over {@code after}
     */
    @GetMapping(path = "/api/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(
            summary = "Server-sent events: request, submission and mail with their rows, student, status. Continues"
                    + " after Last-Event-ID or the parameter after; without both, it begins with the next event. With"
                    + " masked=true, four digits of each DNI; only=status,student selects events by name")
    void stream(
            @RequestHeader(name = "Last-Event-ID") Optional<String> lastEventId,
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "") Set<String> only,
            @RequestParam(defaultValue = "false") boolean masked,
            HttpServletRequest request,
            HttpServletResponse response)
            throws InterruptedException {
        if (!NAMES.containsAll(only)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The names of events are " + NAMES + ".", Map.of());
        }
        if (streams.size() >= MAX_STREAMS) {
            throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "There are too many streams of events.", Map.of());
        }
        var stream = new EventStream(reader, formatter, position(lastEventId.or(() -> after)), only, masked);
        feed.add(stream);
        try {
            stream.offer(List.of(formatter.format("status", state.read())));
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE + ";charset=UTF-8");
            // nginx would buffer the events.
            response.setHeader("X-Accel-Buffering", "no");
            stream.write(response.getOutputStream(), sessionCheck(request));
        } catch (IOException e) {
            // The reader has disconnected, or has read nothing for too long.
        } finally {
            feed.remove(stream);
        }
    }

    /** A position beyond the tables is that of another database, such as before the course was reset. */
    private EventPosition position(Optional<String> text) {
        var end = reader.end();
        return text.map(value -> EventPosition.parse(value)
                        .orElseThrow(() -> Problem.of(
                                HttpStatus.BAD_REQUEST,
                                "A position is the id of an event, such as 120-45-33.",
                                Map.of())))
                .map(position -> position.atMost(end))
                .orElse(end);
    }

    /** Returns whether the session of the request is still valid. A request with a password needs none. */
    private static BooleanSupplier sessionCheck(HttpServletRequest request) {
        var session = request.getSession(false);
        return () -> {
            try {
                return session == null || session.getCreationTime() >= 0;
            } catch (IllegalStateException e) {
                return false;
            }
        };
    }
}
