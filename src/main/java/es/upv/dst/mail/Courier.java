// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.ledger.Leadership;
import es.upv.dst.ledger.Ledger;
import es.upv.dst.ledger.WorkerThread;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Has mails sent, a few at a time. One thread writes to the table, in turns: what became of the mails that came back since
 * the last turn, and which ones are sent next. Threads of their own send, and wait for nothing but the mail server.
 */
@Component
class Courier implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    /** How soon a mail is noticed that has become due. */
    private static final Duration POLL = Duration.ofSeconds(1);

    /** The pause between turns: a turn is one commit, however quick the mail server is. */
    private static final Duration TURN = Duration.ofMillis(25);

    /**
     * The same while students are being served: a mail costs as much of the processor as several of them, and has time. It
     * leaves room for sixty mails a second.
     */
    private static final Duration TURN_IN_CLASS = Duration.ofMillis(120);

    /** How long nobody has been served when the class is over, for the courier. */
    private static final Duration SILENCE = Duration.ofMillis(200);

    /** How long a stop waits for what is being sent. */
    private static final Duration LAST_ORDERS = Duration.ofSeconds(5);

    /** How long it waits for the thread altogether, which may wait for its table. */
    private static final Duration TO_STOP = Duration.ofSeconds(15);

    private final Claims claims;
    private final Postman postman;
    private final Ledger ledger;
    private final Leadership leadership;
    private final MailProperties properties;
    private final InstantSource clock;
    private final Map<Long, Mail> inHand = new HashMap<>();
    private final List<Attempt> unwritten = new ArrayList<>();
    private final BlockingQueue<Attempt> returned = new LinkedBlockingQueue<>();
    private Instant renewedAt = Instant.EPOCH;
    private boolean failing;
    private volatile boolean stopping;
    private final WorkerThread thread = new WorkerThread("courier");

    Courier(
            Claims claims,
            Postman postman,
            Ledger ledger,
            Leadership leadership,
            MailProperties properties,
            InstantSource clock) {
        this.claims = claims;
        this.postman = postman;
        this.ledger = ledger;
        this.leadership = leadership;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public void start() {
        if (postman.hasServer()) {
            stopping = false;
            thread.start(this::run);
        } else {
            log.info("There is no mail server (SPRING_MAIL_HOST), so mails wait in the outbox");
        }
    }

    /** Waits for what is being sent. What does not end in time is somebody's again once its lease is over. */
    @Override
    public void stop() {
        stopping = true;
        thread.awaitEnd(TO_STOP);
        postman.hangUp();
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    private void run() throws InterruptedException {
        while (!stopping) {
            collect(POLL);
            turn(wanted());
            postman.hangUpIdle();
            Thread.sleep(pause());
        }
        var end = clock.instant().plus(LAST_ORDERS);
        while (!inHand.isEmpty() && clock.instant().isBefore(end)) {
            collect(TURN);
            turn(0);
        }
    }

    /** A standby sends no mails: it does not know when the leader serves students, whom mails must not slow down. */
    private int wanted() {
        return leadership.isLeader() ? properties.connections() - inHand.size() + unwritten.size() : 0;
    }

    private Duration pause() {
        if (failing) {
            return POLL;
        }
        return ledger.isQuietFor(SILENCE) ? TURN : TURN_IN_CLASS;
    }

    private void collect(Duration patience) throws InterruptedException {
        var first = returned.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            unwritten.add(first);
            returned.drainTo(unwritten);
        }
    }

    /** What cannot be written down now stays in hand: it must not be sent a second time. */
    private void turn(int wanted) {
        var now = clock.instant();
        try {
            var claimed = claims.turn(unwritten, toRenew(now), wanted, now);
            unwritten.forEach(this::letGo);
            unwritten.clear();
            claimed.forEach(this::send);
            failing = false;
        } catch (RuntimeException accident) {
            if (!failing) {
                log.warn("Mails wait, because their table cannot be written", accident);
            }
            failing = true;
        }
    }

    private void letGo(Attempt attempt) {
        inHand.remove(attempt.mail().id());
        postman.written(attempt);
    }

    private Collection<Mail> toRenew(Instant now) {
        if (now.isBefore(renewedAt.plus(properties.lease().dividedBy(3)))) {
            return List.of();
        }
        renewedAt = now;
        var kept = new HashMap<>(inHand);
        unwritten.forEach(attempt -> kept.remove(attempt.mail().id()));
        return kept.values();
    }

    private void send(Mail mail) {
        inHand.put(mail.id(), mail);
        Thread.ofVirtual().name("mail " + mail.id()).start(() -> returned.add(postman.deliver(mail)));
    }
}
