// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.LabBroker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.integration.dsl.context.IntegrationFlowContext;
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
    private final Inbox inbox;
    private final Publisher publisher;
    private final InstantSource clock;
    private final IntegrationFlowContext flows;
    private final TaskScheduler scheduler;
    private volatile Optional<Line> line = Optional.empty();
    private Optional<ScheduledFuture<?>> looks = Optional.empty();
    private Instant openedAt = Instant.MIN;

    TeacherClient(
            LabBroker broker,
            Inbox inbox,
            Publisher publisher,
            InstantSource clock,
            IntegrationFlowContext flows,
            TaskScheduler scheduler) {
        this.broker = broker;
        this.inbox = inbox;
        this.publisher = publisher;
        this.clock = clock;
        this.flows = flows;
        this.scheduler = scheduler;
    }

    /** Whether the teacher is connected and subscribed, so that what students send is heard. */
    public boolean isUp() {
        return line.filter(Line::isUp).isPresent();
    }

    @Override
    public synchronized void start() {
        looks = Optional.of(scheduler.scheduleWithFixedDelay(this::look, BETWEEN_LOOKS));
    }

    @Override
    public synchronized void stop() {
        looks.ifPresent(future -> future.cancel(false));
        looks = Optional.empty();
        line.ifPresent(Line::close);
        line = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
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
            var wasUp = current.isUp();
            current.heed(event);
            if (!wasUp && current.isUp()) {
                log.info("Listening to students on the {}", broker);
                publisher.resume(current);
            }
        });
    }

    private synchronized void look() {
        if (!isRunning() || isUp() || isConnecting()) {
            return;
        }
        line.ifPresentOrElse(this::discard, () -> log.info("Connecting to the {}", broker));
        var next = new Line(broker, inbox, clock, flows);
        line = Optional.of(next);
        openedAt = clock.instant();
        next.open();
    }

    private boolean isConnecting() {
        return line.filter(current -> !current.isLost()).isPresent()
                && clock.instant().isBefore(openedAt.plus(PATIENCE));
    }

    private void discard(Line old) {
        log.warn("No connection to the {}; trying again", broker);
        old.close();
    }
}
