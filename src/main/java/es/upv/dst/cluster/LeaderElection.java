// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.cluster;

import es.upv.dst.storage.Instance;
import es.upv.dst.storage.Leadership;
import es.upv.dst.storage.RetryTemplates;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.integration.leader.AbstractCandidate;
import org.springframework.integration.leader.Context;
import org.springframework.integration.leader.event.LeaderEventPublisher;
import org.springframework.integration.support.leader.LockRegistryLeaderInitiator;
import org.springframework.stereotype.Component;

/**
 * Elects the leader among the instances that share a database. Only the leader receives and answers messages of
 * students. All other instances are standbys, which answer HTTP requests only. One of the standbys becomes the leader
 * when the leader fails or stops.
 */
@Component
public class LeaderElection implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LeaderElection.class);

    /** How long an instance that has released the lock waits before it tries again. Standbys try more often. */
    private static final long RETRY_DELAY_MILLIS = 1_000;

    private final Leadership leadership;
    private final Instance instance;
    private final ApplicationEventPublisher events;
    private final Optional<PostgreSqlLock> lock;
    private volatile Optional<LockRegistryLeaderInitiator> initiator = Optional.empty();

    /** Whether this instance has failed to acquire the lock since its start or since it last was granted the lock. */
    private volatile boolean standbySinceLastGrant;

    private volatile boolean running;

    LeaderElection(
            Leadership leadership,
            Instance instance,
            ApplicationEventPublisher events,
            ObjectProvider<PostgreSqlLock> lock) {
        this.leadership = leadership;
        this.instance = instance;
        this.events = events;
        this.lock = Optional.ofNullable(lock.getIfAvailable());
    }

    /** Returns whether this instance is a standby, and the leader has another name. */
    public boolean isStandby() {
        return running && lock.isPresent() && !leadership.isLeader() && !hasNameOfLeader();
    }

    /**
     * Returns whether this instance is a standby, and the leader has the same name, which is a mistake in the
     * configuration.
     */
    public boolean hasNameOfLeader() {
        return standbySinceLastGrant
                && !leadership.isLeader()
                && leadership.latestLeader().filter(instance.name()::equals).isPresent();
    }

    /**
     * Yields the leadership if the broker has been unreachable for more than half the failover time, because another
     * instance may reach the broker.
     */
    public void onBrokerUnreachable(Duration time) {
        if (instance.isClustered()
                && leadership.isLeader()
                && time.multipliedBy(2).compareTo(instance.failover()) > 0) {
            log.warn(
                    "This instance {} does not reach the broker and yields the leadership; check its network",
                    instance.name());
            yieldLeadership();
        }
    }

    /** Releases the leadership. This instance tries to become the leader again after a second. */
    public void yieldLeadership() {
        initiator.ifPresent(election -> election.getContext().yield());
    }

    /**
     * Starts the election on another thread and returns at once, because the listeners of {@link EpochBegun} may take a
     * while to read the tables.
     */
    @Override
    public void start() {
        running = true;
        lock.ifPresentOrElse(
                this::startElection,
                () -> Thread.ofPlatform().daemon().name("leader-election").start(this::leadWithoutLock));
    }

    @Override
    public void stop() {
        running = false;
        initiator.ifPresent(LockRegistryLeaderInitiator::stop);
        initiator = Optional.empty();
        leadership.end();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts after the store, and before the connections to the broker. */
    @Override
    public int getPhase() {
        return 1;
    }

    private void startElection(PostgreSqlLock lock) {
        var election = new LockRegistryLeaderInitiator(key -> lock, new Candidate());
        election.setLeaderEventPublisher(new AcquireFailureListener());
        election.setPublishFailedEvents(true);
        election.setBusyWaitMillis(RETRY_DELAY_MILLIS);
        election.start();
        initiator = Optional.of(election);
    }

    private void leadWithoutLock() {
        RetryTemplates.retryWhile(e -> running).invoke(this::becomeLeader);
    }

    /** Begins an epoch, and then makes this instance the leader. */
    private void becomeLeader() {
        var epoch = leadership.begin(instance.name());
        events.publishEvent(new EpochBegun());
        leadership.lead(epoch);
        events.publishEvent(new LeadershipGranted(standbySinceLastGrant));
    }

    /** Logs only the first failed attempt to acquire the lock, although Spring Integration publishes every one. */
    private final class AcquireFailureListener implements LeaderEventPublisher {

        @Override
        public void publishOnGranted(Object source, Context context, String role) {
            standbySinceLastGrant = false;
        }

        @Override
        public void publishOnRevoked(Object source, Context context, String role) {}

        @Override
        public void publishOnFailedToAcquire(Object source, Context context, String role) {
            if (!standbySinceLastGrant) {
                log.info("Another instance is the leader; this instance {} stands by", instance.name());
            }
            standbySinceLastGrant = true;
        }
    }

    private final class Candidate extends AbstractCandidate {

        /**
         * Becomes the leader.
         *
         * @throws RuntimeException if no epoch can begin; the initiator then releases the lock and tries again
         */
        @Override
        public void onGranted(Context context) {
            log.info("This instance {} is the leader now", instance.name());
            becomeLeader();
        }

        @Override
        public void onRevoked(Context context) {
            leadership.end();
            events.publishEvent(new LeadershipRevoked());
            if (running) {
                log.warn("This instance {} is no longer the leader, and stands by", instance.name());
            }
        }
    }
}
