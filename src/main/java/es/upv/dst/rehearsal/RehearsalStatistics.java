// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.rehearsal;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import es.upv.dst.student.FlowReport;
import es.upv.dst.student.FlowReport.Failure;
import es.upv.dst.student.FlowReport.StepResult;
import es.upv.dst.student.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** Collects the results of the students of a rehearsal. */
final class RehearsalStatistics {

    private static final String ACCEPTED = "ACCEPTED";

    private final RehearsalRequest request;
    private final Instant startedAt;
    private final IntSupplier duplicates;
    private final AtomicInteger started = new AtomicInteger();
    private final Queue<FlowReport> reports = new ConcurrentLinkedQueue<>();
    private volatile Optional<Instant> closedAt = Optional.empty();

    /** @param duplicates the number of duplicates so far */
    RehearsalStatistics(RehearsalRequest request, Instant startedAt, IntSupplier duplicates) {
        this.request = request;
        this.startedAt = startedAt;
        this.duplicates = duplicates;
    }

    void onStart() {
        started.incrementAndGet();
    }

    void onEnd(FlowReport report) {
        reports.add(report);
    }

    void close(Instant now) {
        closedAt = Optional.of(now);
    }

    /** The codes of the served students. */
    Set<String> served() {
        return reports.stream()
                .filter(RehearsalStatistics::isServed)
                .flatMap(report -> report.code().stream())
                .collect(toSet());
    }

    RehearsalReport report(Instant now) {
        var all = List.copyOf(reports);
        var served = all.stream().filter(RehearsalStatistics::isServed).toList();
        var toCode = Percentiles.of(times(all, Step.CODE));
        var toVerdict = Percentiles.of(times(served, Step.VERDICT));
        return new RehearsalReport(
                closedAt.isEmpty(),
                startedAt,
                Duration.between(startedAt, closedAt.orElse(now)).toMillis(),
                request.students(),
                request.seconds(),
                started.get(),
                served.size(),
                all.size() - served.size(),
                duplicates.getAsInt(),
                all.stream()
                        .flatMap(report -> report.ended().stream())
                        .collect(groupingBy(Failure::reason, TreeMap::new, counting())),
                toCode.at(50),
                toCode.at(99),
                toVerdict.at(50),
                toVerdict.at(99));
    }

    private static boolean isServed(FlowReport report) {
        return report.verdict().filter(ACCEPTED::equals).isPresent();
    }

    /**
     * Returns the milliseconds from the end of the subscription, when the student sends the request, to the end of this
     * step.
     */
    private static List<Long> times(List<FlowReport> reports, Step step) {
        return reports.stream()
                .flatMap(report -> report
                        .last(step)
                        .flatMap(end -> report.last(Step.SUBSCRIBE).map(subscribed -> between(subscribed, end)))
                        .stream())
                .toList();
    }

    private static long between(StepResult first, StepResult second) {
        return second.afterMs() - first.afterMs();
    }
}
