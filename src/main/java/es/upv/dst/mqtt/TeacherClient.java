// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.LabBroker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.integration.mqtt.event.MqttIntegrationEvent;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/** Keeps a {@link Line} to the broker: looks once a second, and opens another where it is lost or comes to nothing. */
@Component
public class TeacherClient implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TeacherClient.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final LabBroker broker;
    private final Connections connections;
    private final Sessions sessions;
    private final Publisher publisher;
    private final InstantSource clock;
    private final TaskScheduler scheduler;
    private volatile Optional<Line> line = Optional.empty();
    private volatile Optional<ScheduledFuture<?>> looks = Optional.empty();
    private volatile Instant openedAt = Instant.MIN;
    private volatile boolean away;
    private final AtomicReference<@Nullable Line> inUse = new AtomicReference<>();
    private final AtomicInteger linesUsed = new AtomicInteger();

    TeacherClient(
            LabBroker broker,
            Connections connections,
            Sessions sessions,
            Publisher publisher,
            InstantSource clock,
            TaskScheduler scheduler) {
        this.broker = broker;
        this.connections = connections;
        this.sessions = sessions;
        this.publisher = publisher;
        this.clock = clock;
        this.scheduler = scheduler;
    }

    /** Whether the teacher is connected and subscribed, so that what students send is heard. */
    public boolean isUp() {
        return line.filter(Line::isUp).isPresent();
    }

    /** How many times it was subscribed again. */
    int reconnects() {
        return Math.max(0, linesUsed.get() - 1);
    }

    @Override
    public void start() {
        log.info("Connecting to the {}", broker);
        looks = Optional.of(scheduler.scheduleWithFixedDelay(this::look, BETWEEN_LOOKS));
    }

    @Override
    public void stop() {
        looks.ifPresent(future -> future.cancel(false));
        looks = Optional.empty();
        line.ifPresent(Line::close);
    }

    @Override
    public boolean isRunning() {
        return looks.isPresent();
    }

    /** Starts before what is heard can be handled, and stops after it. */
    @Override
    public int getPhase() {
        return Pipeline.PHASE - 1;
    }

    @EventListener
    void on(MqttIntegrationEvent event) {
        line.ifPresent(current -> {
            current.heed(event);
            use(current);
        });
    }

    /**
     * Paho tells that a connection stands, and that a subscription does, on threads of its own, in any order. None of them
     * may wait here for another: what is said again needs the confirmations that they bring.
     */
    private void use(Line current) {
        if (current.isUp() && inUse.getAndSet(current) != current) {
            away = false;
            linesUsed.incrementAndGet();
            log.info("Listening to students on the {}", broker);
            publisher.resume(current);
        }
    }

    private void look() {
        line.ifPresent(this::use);
        if (isUp() || isOpening()) {
            return;
        }
        line.ifPresent(this::discard);
        if (sessions.own().isHeld()) {
            open(connections.line(sessions.own()));
        }
    }

    private void open(Line next) {
        openedAt = clock.instant();
        line = Optional.of(next);
        next.open();
        if (!isRunning()) {
            next.close();
        }
    }

    private boolean isOpening() {
        return line.filter(current -> !current.isLost()).isPresent()
                && clock.instant().isBefore(openedAt.plus(PATIENCE));
    }

    private void discard(Line old) {
        if (!away) {
            log.warn(
                    sessions.own().isHeld()
                            ? "The {} is away; trying again every second"
                            : "Others may hear what the {} has for this instance; asking every second for it back",
                    broker);
        }
        away = true;
        old.close();
    }
}
