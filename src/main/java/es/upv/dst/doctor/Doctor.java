// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

import es.upv.dst.language.Sentence;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Runs all checks in parallel, and waits for each check until its timeout. Each check runs at most once at a time.
 * Concurrent callers share a running check, even if it never ends, so that repeated calls do not load the broker.
 */
@Component
public class Doctor {

    private static final Logger log = LoggerFactory.getLogger(Doctor.class);

    private final List<Check> checks;
    private final Duration timeout;
    private final Map<String, CompletableFuture<Finding>> running = new ConcurrentHashMap<>();

    Doctor(List<Check> checks, DoctorProperties properties) {
        this.timeout = properties.patience();
        this.checks = checks.stream().sorted(Comparator.comparing(Check::name)).toList();
    }

    /** Runs all checks and returns their findings, ordered by the names of the checks. */
    public List<CheckReport> runChecks() {
        var started = checks.stream().map(this::start).toList();
        return started.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<CheckReport> start(Check check) {
        return running.compute(check.name(), (name, before) -> before == null || before.isDone() ? run(check) : before)
                .copy()
                .completeOnTimeout(timedOut(), timeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(finding -> CheckReport.of(check, finding));
    }

    private static CompletableFuture<Finding> run(Check check) {
        return CompletableFuture.supplyAsync(
                () -> runSafely(check),
                task -> Thread.ofVirtual().name("doctor " + check.name()).start(task));
    }

    private static Finding runSafely(Check check) {
        try {
            return check.run();
        } catch (Exception | Error e) {
            log.warn("The check {} ended with an exception", check.name(), e);
            return Finding.fail(CheckAdvice.FAILED.with(e));
        }
    }

    private Finding timedOut() {
        return Finding.fail(CheckAdvice.TIMED_OUT.with(timeout.toSeconds()));
    }

    enum CheckAdvice implements Sentence.Form {
        FAILED("The check failed with an exception: %s. The lab's log has the stack trace."),
        TIMED_OUT("The check was still running after %s seconds. The component that it checks is stuck or"
                + " very slow; look at the lab's log and at GET /actuator/health.");

        private final String english;

        CheckAdvice(String english) {
            this.english = english;
        }

        @Override
        public String english() {
            return english;
        }
    }
}
