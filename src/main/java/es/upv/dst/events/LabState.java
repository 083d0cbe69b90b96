// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events;

import es.upv.dst.events.progress.LiveClass;
import es.upv.dst.events.progress.MinuteCounts.MinuteCount;
import es.upv.dst.events.progress.ProgressState;
import es.upv.dst.status.LabStatus;
import es.upv.dst.status.StatusService;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;
import org.springframework.stereotype.Component;

/** Reads the counts of the lab and the health of its components. */
@Component
public class LabState {

    private static final String REASON = "reason";
    private static final String DATABASE = "db";

    /** They are up whenever the lab answers. */
    private static final Set<String> PROBES = Set.of("livenessState", "readinessState");

    private final StatusService status;
    private final HealthEndpoint health;
    private final LiveClass liveClass;
    private volatile Optional<CurrentState> latest = Optional.empty();

    LabState(StatusService status, HealthEndpoint health, LiveClass liveClass) {
        this.status = status;
        this.health = health;
        this.liveClass = liveClass;
    }

    /** Returns the current state. */
    CurrentState read() {
        return read(liveClass.snapshot());
    }

    /**
     * Returns the current state. While the tables cannot be read, returns the current health and the last counts that
     * any caller has read; empty if there are none.
     */
    Optional<CurrentState> readLatest() {
        var components = components();
        if (components.get(DATABASE) instanceof ComponentState database && !database.isUp()) {
            return latest.map(last -> last.with(components));
        }
        try {
            return Optional.of(state(liveClass.snapshot(), components));
        } catch (RuntimeException e) {
            return latest.map(last -> last.with(components));
        }
    }

    /** Returns the current state with this progress of the class, by the same checks as {@code /actuator/health}. */
    public CurrentState read(LiveClass.Snapshot snapshot) {
        return state(snapshot, components());
    }

    private CurrentState state(LiveClass.Snapshot snapshot, Map<String, ComponentState> components) {
        var minutes = snapshot.minutes();
        var state = new CurrentState(
                status.status(),
                components,
                snapshot.countsByState(),
                minutes.subList(minutes.size() - 2, minutes.size()),
                snapshot.version());
        latest = Optional.of(state);
        return state;
    }

    private Map<String, ComponentState> components() {
        var components = new TreeMap<String, ComponentState>();
        if (health.health() instanceof CompositeHealthDescriptor all && all.getComponents() != null) {
            all.getComponents().forEach((name, component) -> components.put(name, state(component)));
            components.keySet().removeAll(PROBES);
        }
        return components;
    }

    private static ComponentState state(HealthDescriptor component) {
        var reason = component instanceof IndicatedHealthDescriptor indicated
                ? Optional.ofNullable(indicated.getDetails())
                        .flatMap(details -> Optional.ofNullable(details.get(REASON)))
                        .map(Object::toString)
                : Optional.<String>empty();
        return new ComponentState(component.getStatus().getCode(), reason.orElse(""));
    }

    /**
     * The data of an event {@code status}.
     *
     * @param status as GET /api/status returns it
     * @param health the components by name, such as broker
     * @param students the number of students in each state
     * @param minutes the counts of the previous and of the current minute
     * @param version changes when the roster was changed, or rows of the tables were removed or changed
     */
    public record CurrentState(
            LabStatus status,
            Map<String, ComponentState> health,
            Map<ProgressState, Long> students,
            List<MinuteCount> minutes,
            long version) {

        public CurrentState {
            students = Collections.unmodifiableMap(new EnumMap<>(students));
            minutes = List.copyOf(minutes);
            health = Collections.unmodifiableMap(new TreeMap<>(health));
        }

        private CurrentState with(Map<String, ComponentState> currentHealth) {
            return new CurrentState(status, currentHealth, students, minutes, version);
        }
    }

    /**
     * @param status UP, DOWN, OUT_OF_SERVICE, or UNKNOWN if the component is not configured
     * @param reason why the component is not up; empty if it is, or if the component gives no reason
     */
    public record ComponentState(String status, String reason) {

        private boolean isUp() {
            return status.equals("UP");
        }
    }
}
