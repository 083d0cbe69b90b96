// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.TransactionException;

/** Unlimited retries after transient failures, with exponential backoff from 100 ms to 2 s. */
public final class RetryTemplates {

    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration MAX_DELAY = Duration.ofSeconds(2);

    private RetryTemplates() {}

    /** @param retryable decides after each failure whether to retry */
    public static RetryTemplate retryWhile(Predicate<Throwable> retryable) {
        return new RetryTemplate(RetryPolicy.builder()
                .maxRetries(Long.MAX_VALUE)
                .delay(FIRST_DELAY)
                .multiplier(2)
                .maxDelay(MAX_DELAY)
                .predicate(retryable)
                .build());
    }

    /**
     * Whether a failure is transient. A violated constraint is permanent, because the data causes it. A duplicate key
     * is transient, because another instance may have inserted the row first.
     */
    public static boolean isTransient(Throwable e) {
        return switch (e) {
            case DuplicateKeyException _ -> true;
            case DataIntegrityViolationException _ -> false;
            default -> e instanceof DataAccessException || e instanceof TransactionException;
        };
    }
}
