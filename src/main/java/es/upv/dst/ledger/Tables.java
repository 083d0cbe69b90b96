// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** The database. As a store, it keeps each change in one transaction, and has the last word between instances. */
final class Tables implements Store {

    private static final Logger log = LoggerFactory.getLogger(Tables.class);

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;

    Tables(JdbcTemplate jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** @throws OptimisticLockingFailureException if another instance was first */
    @Override
    public void keep(List<Entry> change) {
        transactions.executeWithoutResult(status -> change.forEach(this::run));
    }

    @Override
    public void settle() {}

    @Override
    public int changesWaiting() {
        return 0;
    }

    @Override
    public int bytesWaiting() {
        return 0;
    }

    /** The last posting that the tables have, or 0. */
    long posted() {
        return jdbc.queryForList("select posted from journal", Long.class).getFirst();
    }

    /** Takes postings over in one transaction. */
    void post(List<Posting> postings) {
        post(postings, this::run);
    }

    /** Takes over, of postings that are refused together, each row that is not refused by itself. */
    void salvage(List<Posting> postings) {
        post(postings, this::runRowByRow);
    }

    private void post(List<Posting> postings, Consumer<Entry> action) {
        if (postings.isEmpty()) {
            return;
        }
        transactions.executeWithoutResult(status -> {
            postings.forEach(posting -> posting.change().forEach(action));
            jdbc.update("update journal set posted = ?", postings.getLast().number());
        });
    }

    /** What is to go may have gone: only of what was to change something is it known that somebody else was first. */
    private void run(Entry entry) {
        var mayFindNothing = entry.sql().startsWith("delete ");
        for (var changed : jdbc.batchUpdate(entry.sql(), entry.rows())) {
            if (changed == 0 && !mayFindNothing) {
                throw new OptimisticLockingFailureException("nothing to change for " + entry.sql());
            }
        }
    }

    private void runRowByRow(Entry entry) {
        for (var row : entry.rows()) {
            try {
                run(new Entry(entry.sql(), List.<@Nullable Object[]>of(row)));
            } catch (DataIntegrityViolationException | OptimisticLockingFailureException refused) {
                log.error("Left out, since it can never be written: {} {}", entry.sql(), Arrays.toString(row), refused);
            }
        }
    }
}
