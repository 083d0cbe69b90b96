// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Keeps changes in the journal, where each costs one write, and takes them over into the tables later, many at once:
 * when there is a pause, or when somebody is about to read them. It begins with what an earlier run has left.
 */
final class Bookkeeper implements Store, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Bookkeeper.class);

    /** How long a stop lets the tables catch up, and then waits for the slice that they are taking over. */
    private static final Duration TO_CATCH_UP = Duration.ofSeconds(4);

    private static final Duration TO_STOP = Duration.ofSeconds(3);

    private final Journal journal;
    private final Tables tables;
    private final InstantSource clock;
    private final RetryTemplate untilItWorks;
    private volatile Unposted unposted;
    private long last;
    private boolean failing;
    private volatile boolean stopping;
    private volatile boolean late;
    private final WorkerThread thread = new WorkerThread("bookkeeper");

    Bookkeeper(Journal journal, Tables tables, InstantSource clock) {
        this.journal = journal;
        this.tables = tables;
        this.clock = clock;
        this.unposted = new Unposted(clock);
        this.untilItWorks = Retries.asLongAs(accident -> !stopping);
    }

    @Override
    public void start() {
        stopping = false;
        late = false;
        unposted = new Unposted(clock);
        last = tables.posted();
        for (var posting : journal.open()) {
            goOnFrom(posting);
        }
        thread.start(this::run);
    }

    /** Waits for the tables to have everything, but not if they fail and not for long: the journal has it in any case. */
    @Override
    public void stop() {
        stopping = true;
        unposted.close();
        thread.awaitEnd(TO_CATCH_UP);
        late = true;
        thread.awaitEnd(TO_STOP);
    }

    @Override
    public boolean isRunning() {
        return thread.isAlive();
    }

    /** Starts before anything that changes the tables or reads them, and stops after it. */
    @Override
    public int getPhase() {
        return 0;
    }

    /** Nobody else writes to these tables. */
    @Override
    public <T> T inTurn(OptionalLong epoch, Function<Boolean, T> change) {
        return change.apply(false);
    }

    @Override
    public <T> T through(Supplier<T> change) {
        return tables.inTransaction(change);
    }

    @Override
    public void keep(List<Entry> change) {
        unposted.awaitRoom();
        // A number is used once, also if it came to nothing.
        last++;
        var posting = Posting.of(last, change);
        journal.append(posting);
        unposted.add(posting);
    }

    @Override
    public void settle() {
        unposted.awaitTaken();
    }

    @Override
    public int changesWaiting() {
        return unposted.changes();
    }

    @Override
    public int bytesWaiting() {
        return unposted.bytes();
    }

    @Override
    public boolean isFarBehind() {
        return unposted.isFarBehind();
    }

    /** A kill may have come before the journal could forget what the tables had already. */
    private void goOnFrom(Posting left) {
        if (left.number() > last) {
            last = left.number();
            unposted.add(EarlierTrimming.leftOutOf(left));
        } else {
            journal.forget(left);
        }
    }

    private void run() throws InterruptedException {
        for (var postings = unposted.next(); takesOver(postings); postings = unposted.next()) {
            unposted.take(postings);
            postings.forEach(journal::forget);
        }
        // Here, since a stop may not have waited for the tables.
        journal.close();
    }

    /** Tries until it works; only a stop ends that, and leaves the rest to the next run. */
    private boolean takesOver(List<Posting> postings) {
        try {
            if (!postings.isEmpty() && !late) {
                untilItWorks.invoke(() -> post(postings));
                return true;
            }
        } catch (RuntimeException accident) {
            log.debug("The tables failed while the lab stopped", accident);
        }
        if (!postings.isEmpty()) {
            log.warn("{} changes wait in the journal for the next start", unposted.changes());
        }
        return false;
    }

    private void post(List<Posting> postings) {
        try {
            tables.post(postings);
            failing = false;
        } catch (DataIntegrityViolationException | OptimisticLockingFailureException refused) {
            log.warn("{} changes could not be taken over together, so row by row", postings.size(), refused);
            tables.salvage(postings);
        } catch (RuntimeException accident) {
            if (!failing) {
                log.warn("The tables cannot be written; what students send is kept in the journal", accident);
            }
            failing = true;
            throw accident;
        }
    }
}
