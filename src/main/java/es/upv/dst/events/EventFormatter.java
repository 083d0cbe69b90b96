// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events;

import es.upv.dst.events.log.LabEvent;
import es.upv.dst.events.progress.LiveClass;
import es.upv.dst.events.progress.ProgressState;
import es.upv.dst.events.progress.StudentProgress;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.MaskedText;
import es.upv.dst.roster.Roster;
import es.upv.dst.roster.Student;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Formats events as JSON. */
@Component
class EventFormatter {

    private static final String DNI = "dni";

    /** The fields that may contain a DNI, also at a wrong place or with its final letter. */
    private static final Set<String> WRITTEN_BY_STUDENTS =
            Set.of(DNI, "sent", "code", "name", "email", "subject", "sender");

    private final LiveClass liveClass;
    private final Roster roster;
    private final StudentKeys keys;
    private final JsonMapper json;

    EventFormatter(LiveClass liveClass, Roster roster, StudentKeys keys, JsonMapper json) {
        this.liveClass = liveClass;
        this.roster = roster;
        this.keys = keys;
        this.json = json;
    }

    /**
     * Returns the progress of the students that these events concern, and then the events. A reader that has received
     * the id of an event has also received the progress, which has no id.
     */
    List<StreamItem> format(List<LabEvent> events) {
        if (events.isEmpty()) {
            // The progress would be read from the tables at each poll.
            return List.of();
        }
        return Stream.concat(
                        liveClass.progressAfter(events).entrySet().stream()
                                .map(entry -> format(entry.getKey(), entry.getValue())),
                        events.stream().map(this::format))
                .toList();
    }

    /** Returns an event without a position. */
    StreamItem format(String name, Object data) {
        var text = json.writeValueAsString(data);
        return new StreamItem(name, Optional.empty(), text, text);
    }

    private StreamItem format(LabEvent event) {
        ObjectNode node = json.valueToTree(event.row());
        Optional.ofNullable(node.get(DNI))
                .flatMap(dni -> Dni.parse(dni.asString("")))
                .filter(dni -> roster.find(dni).isPresent())
                .ifPresent(dni -> node.put("student", keys.of(dni)));
        return item(event.kind().eventName(), Optional.of(event), node);
    }

    private StreamItem format(Student student, StudentProgress progress) {
        ObjectNode node = json.valueToTree(new StudentEvent(
                keys.of(student.dni()),
                student.dni(),
                progress.state(),
                progress.reason(),
                progress.since().orElse(null)));
        return item("student", Optional.empty(), node);
    }

    private StreamItem item(String name, Optional<LabEvent> event, ObjectNode node) {
        var text = json.writeValueAsString(node);
        WRITTEN_BY_STUDENTS.stream()
                .filter(node::hasNonNull)
                .forEach(field -> node.put(field, MaskedText.of(node.get(field).asString())));
        return new StreamItem(name, event, text, json.writeValueAsString(node));
    }

    /**
     * The data of an event {@code student}.
     *
     * @param student the key of the student in addresses of pages
     * @param since when the last message arrived; null before the first one
     */
    record StudentEvent(
            String student,
            Dni dni,
            ProgressState state,
            String reason,
            @Nullable Instant since) {}
}
