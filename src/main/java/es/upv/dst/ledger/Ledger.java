// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One change at a time: each is one transaction, and between two of them what is kept in memory agrees with the tables.
 *
 * <p>A change inside a change belongs to the outer one, so a service may call another, and a batch of a thousand
 * messages is committed once.
 */
@Component
public class Ledger {

    private final TransactionOperations transactions;
    private final List<Remembered> memories;
    private final ReentrantLock turn = new ReentrantLock(true);
    private boolean stale = true;

    Ledger(TransactionOperations transactions, List<Remembered> memories) {
        this.transactions = transactions;
        this.memories = memories;
    }

    /**
     * Waits for its turn and makes a change.
     *
     * @return what the change returned, once it is committed
     * @throws RuntimeException what the change threw, or that it could not be committed; then nothing is changed
     */
    public <T> T write(Supplier<T> change) {
        turn.lock();
        try {
            recall();
            return transactions.execute(status -> change.get());
        } catch (RuntimeException | Error accident) {
            stale = true;
            throw accident;
        } finally {
            turn.unlock();
        }
    }

    private void recall() {
        if (stale && turn.getHoldCount() == 1) {
            memories.forEach(Remembered::recall);
            stale = false;
        }
    }
}
