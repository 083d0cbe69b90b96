// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import static java.util.stream.Collectors.toMap;

import es.upv.dst.programs.Program;
import es.upv.dst.programs.originality.ComparisonResult;
import es.upv.dst.programs.originality.NotCompared;
import es.upv.dst.programs.originality.ProgramComparison;
import es.upv.dst.programs.similarity.ComparisonReport.ComparisonStatus;
import es.upv.dst.storage.Excerpt;
import es.upv.dst.storage.SingleWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Compares programs and stores the result in one transaction. The comparison itself blocks nothing but its caller. */
@Service
class ComparisonRuns {

    private static final double MILLIS_PER_SECOND = 1_000;

    private final ProgramComparison comparison;
    private final ComparedPrograms programs;
    private final SimilarityRepository pairs;
    private final ComparisonRepository comparisons;
    private final SingleWriter writer;
    private final InstantSource clock;
    private final Semaphore permit = new Semaphore(1);
    /** A comparison of all programs must not remove the pairs of a program that arrives meanwhile. */
    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    ComparisonRuns(
            ProgramComparison comparison,
            ComparedPrograms programs,
            SimilarityRepository pairs,
            ComparisonRepository comparisons,
            SingleWriter writer,
            InstantSource clock) {
        this.comparison = comparison;
        this.programs = programs;
        this.pairs = pairs;
        this.comparisons = comparisons;
        this.writer = writer;
        this.clock = clock;
    }

    /** Compares all current programs with each other and with those of past courses. Empty if this runs already. */
    Optional<ComparisonReport> compareAll() {
        if (!permit.tryAcquire()) {
            return Optional.empty();
        }
        oneAtATime.lock();
        try {
            return Optional.of(compareCurrent());
        } finally {
            oneAtATime.unlock();
            permit.release();
        }
    }

    private ComparisonReport compareCurrent() {
        var start = clock.instant();
        var current = programs.current();
        var archived = programs.archived();
        var result = comparison.compareAll(Stream.concat(archived.stream(), programs.withSources(current).stream())
                .toList());
        var similar = storable(result);
        writer.writeThrough(
                () -> {
                    pairs.replaceAll(similar);
                    comparisons.clear();
                    record(current, result);
                    return similar.size();
                },
                _ -> {});
        return new ComparisonReport(
                current.size(),
                archived.size(),
                similar.size(),
                result.notCompared().stream().map(ComparisonRuns::readable).toList(),
                Duration.between(start, clock.instant()).toMillis() / MILLIS_PER_SECOND);
    }

    /** Compares a new program with the current ones of all other students, and with those of past courses. */
    void compareNew(long id) {
        oneAtATime.lock();
        try {
            programs.find(id).ifPresent(this::compareNew);
        } finally {
            oneAtATime.unlock();
        }
    }

    private void compareNew(Program added) {
        var others = programs.current().stream()
                .filter(program -> !program.dni().equals(added.dni()))
                .toList();
        var earlier = Stream.concat(programs.archived().stream(), programs.withSources(others).stream())
                .toList();
        programs.withSources(List.of(added)).forEach(program -> {
            var result = comparison.compareOne(program, earlier);
            writer.writeThrough(
                    () -> {
                        pairs.replace(added.id(), storable(result));
                        record(List.of(added), result);
                        return added;
                    },
                    _ -> {});
        });
    }

    ComparisonStatus status() {
        var compared = comparisons.compared();
        var waiting = programs.current().stream()
                .map(Program::id)
                .filter(id -> !compared.contains(id))
                .map(ProgramReference::of)
                .toList();
        return new ComparisonStatus(permit.availablePermits() == 0, comparisons.notCompared(), waiting);
    }

    private static List<StoredPair> storable(ComparisonResult result) {
        return result.pairs().stream()
                .filter(StoredPair::isStorable)
                .map(StoredPair::of)
                .toList();
    }

    private void record(List<Program> compared, ComparisonResult result) {
        Map<String, NotCompared> refused =
                result.notCompared().stream().collect(toMap(NotCompared::id, ComparisonRuns::readable));
        Map<Long, NotCompared> byProgram = compared.stream()
                .map(Program::id)
                .filter(id -> refused.containsKey(String.valueOf(id)))
                .collect(toMap(id -> id, id -> refused.get(String.valueOf(id))));
        comparisons.record(compared.stream().map(Program::id).toList(), byProgram, clock.instant());
    }

    /** A reason can contain a part of a program. */
    private static NotCompared readable(NotCompared refused) {
        return new NotCompared(refused.id(), refused.line(), Excerpt.of(refused.reason()));
    }
}
