// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.cluster;

import es.upv.dst.ledger.Instance;
import es.upv.dst.ledger.Leadership;
import es.upv.dst.ledger.Retries;
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
 * Makes one of the instances that share a database the leader, which alone receives and answers the messages of students. The
 * others are standbys: they answer by HTTP, and one of them takes over when the leader ends.
 */
@Component
public class LeaderElection implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LeaderElection.class);

    /** How long an instance that has given the lock back leaves it to others, who ask for it more often. */
    private static final long MILLISECONDS_AFTER_REVOCATION = 1_000;

    private final Leadership leadership;
    private final Instance instance;
    private final ApplicationEventPublisher events;
    private final Optional<PostgreSqlLock> lock;
    private volatile Optional<LockRegistryLeaderInitiator> initiator = Optional.empty();
    private volatile boolean hasBeenStandby;
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

    /** Whether this instance waits for another one to end, as it was told to by its name. */
    public boolean isStandby() {
        return running && lock.isPresent() && !leadership.isLeader() && !isDuplicate();
    }

    /** Whether this instance is a standby because another one, which it was not told of, uses its name. */
    public boolean isDuplicate() {
        return hasBeenStandby
                && !leadership.isLeader()
                && leadership.latestLeader().filter(instance.name()::equals).isPresent();
    }

    /** Leaves the leadership to another instance, which may reach the broker, if this one has not for half the failover time. */
    public void brokerIsAwayFor(Duration time) {
        if (instance.isOneOfSeveral()
                && leadership.isLeader()
                && time.multipliedBy(2).compareTo(instance.failover()) > 0) {
            log.warn(
                    "This instance {} does not reach the broker, and leaves the leadership to another one",
                    instance.name());
            yieldLeadership();
        }
    }

    /** Gives the leadership up, and asks for it again after a while. */
    public void yieldLeadership() {
        initiator.ifPresent(election -> election.getContext().yield());
    }

    /** Comes back at once: what earlier runs have left may take a while to be read. */
    @Override
    public void start() {
        running = true;
        lock.ifPresentOrElse(
                this::startElection,
                () -> Thread.ofPlatform().daemon().name("leader-election").start(this::leadAlone));
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

    /** After the ledger, and before anybody is heard. */
    @Override
    public int getPhase() {
        return 1;
    }

    private void startElection(PostgreSqlLock shared) {
        var election = new LockRegistryLeaderInitiator(key -> shared, new Candidate());
        election.setLeaderEventPublisher(new FailureLog());
        election.setPublishFailedEvents(true);
        election.setBusyWaitMillis(MILLISECONDS_AFTER_REVOCATION);
        election.start();
        initiator = Optional.of(election);
    }

    private void leadAlone() {
        Retries.asLongAs(e -> running).invoke(this::lead);
    }

    private void lead() {
        var epoch = leadership.begin(instance.name());
        events.publishEvent(new EpochBegun());
        leadership.lead(epoch);
        events.publishEvent(new LeadershipGranted(!hasBeenStandby));
    }

    /** Spring Integration tells each time that the lock was asked for in vain, and the candidate the rest. */
    private final class FailureLog implements LeaderEventPublisher {

        @Override
        public void publishOnGranted(Object source, Context context, String role) {
            hasBeenStandby = false;
        }

        @Override
        public void publishOnRevoked(Object source, Context context, String role) {}

        @Override
        public void publishOnFailedToAcquire(Object source, Context context, String role) {
            if (!hasBeenStandby) {
                log.info("Another instance is the leader; this instance {} stands by", instance.name());
            }
            hasBeenStandby = true;
        }
    }

    private final class Candidate extends AbstractCandidate {

        /** @throws RuntimeException if the epoch could not begin; then the lock is given back and asked for again */
        @Override
        public void onGranted(Context context) {
            log.info("This instance {} is the leader now", instance.name());
            lead();
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
