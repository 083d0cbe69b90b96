// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.broker.LabBroker;
import es.upv.dst.cluster.LeaderElection;
import es.upv.dst.cluster.LeadershipGranted;
import es.upv.dst.cluster.LeadershipRevoked;
import es.upv.dst.storage.Instance;
import es.upv.dst.storage.Leadership;
import es.upv.dst.storage.NotSharedException;
import es.upv.dst.time.MonotonicTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.integration.mqtt.event.MqttConnectionFailedEvent;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Keeps both connections to the broker open while this instance is the leader. When one connection is lost, closes both
 * at once and opens both again.
 */
@Component
public class ConnectionSupervisor implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ConnectionSupervisor.class);
    /** Starts before the batch processor, and stops after it. */
    public static final int PHASE = Integer.MAX_VALUE - 4097;

    private static final Duration CHECK_INTERVAL = Duration.ofMillis(500);

    private final LabBroker broker;
    private final Leadership leadership;
    private final LeaderElection election;
    private final BrokerConnections connections;
    private final UnconfirmedReplies unconfirmed;
    private final InstantSource monotonic = new MonotonicTime();
    private final TaskScheduler scheduler;
    private final ReentrantLock checking = new ReentrantLock();
    private final AtomicInteger connects = new AtomicInteger();
    private volatile boolean leading;
    private volatile boolean stopping;
    private volatile Instant lastUpAt = Instant.MIN;
    private volatile Optional<ScheduledFuture<?>> checks = Optional.empty();
    private boolean failureLogged;

    ConnectionSupervisor(
            LabBroker broker,
            Instance instance,
            Leadership leadership,
            LeaderElection election,
            BrokerConnections connections,
            UnconfirmedReplies unconfirmed,
            TaskScheduler scheduler) {
        if (broker.embedded() && instance.isClustered()) {
            throw new NotSharedException("a broker", "DST_BROKER_URL");
        }
        this.broker = broker;
        this.leadership = leadership;
        this.election = election;
        this.connections = connections;
        this.unconfirmed = unconfirmed;
        this.scheduler = scheduler;
    }

    /** Whether this instance is connected and subscribed, so that it receives messages of students. */
    public boolean isUp() {
        return leading && connections.areOpen();
    }

    /** The number of times that this instance has connected and subscribed again. */
    public int reconnects() {
        return Math.max(0, connects.get() - 1);
    }

    @Override
    public void start() {
        stopping = false;
        checks = Optional.of(scheduler.scheduleAtFixedRate(this::check, CHECK_INTERVAL));
    }

    @Override
    public void stop() {
        stopping = true;
        checks.ifPresent(future -> future.cancel(false));
        checks = Optional.empty();
        if (!checking.tryLock()) {
            connections.abort();
            checking.lock();
        }
        try {
            connections.close();
        } finally {
            checking.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return checks.isPresent();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @EventListener
    void on(LeadershipGranted granted) {
        if (granted.wasStandby()) {
            connections.skipDetection();
        }
        lastUpAt = monotonic.instant();
        leading = true;
        scheduleCheck();
    }

    /** Closes the connections without sending unsent packets, so that the next leader does not wait for them. */
    @EventListener
    void on(LeadershipRevoked revoked) {
        leading = false;
        connections.abort();
        unconfirmed.abandon();
    }

    @EventListener
    void on(MqttConnectionFailedEvent event) {
        if (connections.owns(event.getSource())) {
            connections.onConnectionLost(event.getCause());
            scheduleCheck();
        }
    }

    private void scheduleCheck() {
        if (isRunning()) {
            scheduler.schedule(this::check, scheduler.getClock().instant());
        }
    }

    /** Skips this check if an earlier check is still waiting for the broker. */
    private void check() {
        if (!checking.tryLock()) {
            return;
        }
        try {
            if (!stopping) {
                openOrSendHeartbeat();
            }
        } catch (MqttException | RuntimeException e) {
            onFailure(e);
        } finally {
            checking.unlock();
        }
    }

    private void openOrSendHeartbeat() throws MqttException {
        if (!leading) {
            connections.abort();
            return;
        }
        if (isUp()) {
            // A broker that no longer answers counts as unreachable from then on, and is noticed some seconds later.
            lastUpAt = connections.lastReceivedAt();
            connections.publishHeartbeat();
            return;
        }
        var epoch = leadership.epoch();
        if (connections.open(epoch, () -> isLeader(epoch)) && isLeader(epoch)) {
            failureLogged = false;
            connects.incrementAndGet();
            log.info("Listening to students on the {}", broker);
        } else if (!isLeader(epoch)) {
            connections.abort();
        }
    }

    private boolean isLeader(long epoch) {
        return leading && !stopping && leadership.epoch() == epoch;
    }

    /** Logs only the first failure. A leader that cannot reach the broker for some time yields the leadership. */
    private void onFailure(Exception cause) {
        connections.abort();
        if (!failureLogged && !stopping) {
            log.warn("{}", ConnectionFailure.warning(broker, cause));
        }
        failureLogged = true;
        election.onBrokerUnreachable(Duration.between(lastUpAt, monotonic.instant()));
    }
}
