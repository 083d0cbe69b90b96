// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionException;

/** How the lab tries again what fails for a reason that passes: without end, and less and less often. */
public final class Retries {

    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Retries() {}

    /** @param passes asked after each failure whether it is worth another try */
    public static RetryTemplate asLongAs(Predicate<Throwable> passes) {
        return new RetryTemplate(RetryPolicy.builder()
                .maxRetries(Long.MAX_VALUE)
                .delay(FIRST)
                .multiplier(2)
                .maxDelay(LONGEST)
                .predicate(passes)
                .build());
    }

    /** Whether it is the database's trouble, which passes, and not the fault of what was to be written. */
    public static boolean isPassing(Throwable e) {
        return switch (e) {
            case DuplicateKeyException race -> true;
            case DataIntegrityViolationException unwritable -> false;
            default -> e instanceof DataAccessException || e instanceof TransactionException;
        };
    }
}
