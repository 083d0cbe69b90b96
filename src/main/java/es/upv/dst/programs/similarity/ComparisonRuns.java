// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import static java.util.stream.Collectors.toMap;

import es.upv.dst.programs.Program;
import es.upv.dst.programs.originality.ComparisonResult;
import es.upv.dst.programs.originality.NotCompared;
import es.upv.dst.programs.originality.ProgramComparison;
import es.upv.dst.programs.similarity.ComparedPrograms.Identity;
import es.upv.dst.programs.similarity.ComparisonReport.ComparisonStatus;
import es.upv.dst.storage.Excerpt;
import es.upv.dst.storage.SingleWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.stereotype.Service;

/** Compares programs and stores the result in one transaction. The comparison itself blocks nothing but its caller. */
@Service
public class ComparisonRuns {

    private static final double MILLIS_PER_SECOND = 1_000;

    private final ObjectFactory<ProgramComparison> comparison;
    private final ComparedPrograms programs;
    private final SimilarityRepository pairs;
    private final ComparisonRepository comparisons;
    private final SingleWriter writer;
    private final InstantSource clock;
    private final Semaphore permit = new Semaphore(1);
    /** All comparisons use the same few threads, so that several at a time would only take longer. */
    private final ReentrantLock oneAtATime = new ReentrantLock(true);

    /** @param comparison creates the comparison when it is first needed, because it reads the listings of the sheet */
    ComparisonRuns(
            ObjectFactory<ProgramComparison> comparison,
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
    public Optional<ComparisonReport> compareAll() {
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
        var before = programs.identities();
        var current = programs.current();
        var archived = programs.archived();
        var result = comparison.getObject().compareAll(archived, programs.withSources(current));
        var stored = store(before, current, result, (similar, changed) -> {
            pairs.replaceAll(similar, changed);
            comparisons.removeAllExcept(changed.stream()
                    .filter(program -> !program.archived())
                    .map(ProgramReference::id)
                    .toList());
        });
        return new ComparisonReport(
                current.size(),
                archived.size(),
                stored,
                result.notCompared().stream().map(ComparisonRuns::readable).toList(),
                Duration.between(start, clock.instant()).toMillis() / MILLIS_PER_SECOND);
    }

    /**
     * Compares a new program with the current ones of all other students, and with those of past courses. Does nothing
     * if it is not the current one of its student, or not any more.
     */
    void compareNew(long id) {
        oneAtATime.lock();
        try {
            var before = programs.identities();
            var current = programs.current();
            current.stream()
                    .filter(program -> program.id() == id)
                    .findFirst()
                    .ifPresent(added -> compareNew(added, current, before));
        } finally {
            oneAtATime.unlock();
        }
    }

    private void compareNew(Program added, List<Program> current, Set<Identity> before) {
        var others =
                current.stream().filter(program -> program.id() != added.id()).toList();
        var earlier = Stream.concat(programs.archived().stream(), programs.withSources(others).stream())
                .toList();
        programs.withSources(List.of(added)).forEach(program -> {
            var result = comparison.getObject().compareOne(program, earlier);
            store(before, List.of(added), result, (similar, changed) -> {
                if (!changed.contains(ProgramReference.of(added.id()))) {
                    pairs.replace(added.id(), similar, changed);
                    comparisons.remove(added.id());
                }
            });
        });
    }

    /**
     * Stores a result in one transaction. Programs that were handed in, removed or assigned to another student since
     * the beginning of the comparison are left out, and keep the pairs that another instance may have stored meanwhile.
     *
     * @param replacement replaces the earlier results by these pairs, except those of the changed programs
     * @return the number of pairs
     */
    private int store(
            Set<Identity> before,
            List<Program> compared,
            ComparisonResult result,
            BiConsumer<List<StoredPair>, Set<ProgramReference>> replacement) {
        var similar = storable(result);
        return writer.writeThrough(
                () -> {
                    var changed = programs.changedSince(before);
                    var unchanged = similar.stream()
                            .filter(pair -> pair.programs().stream().noneMatch(changed::contains))
                            .toList();
                    replacement.accept(unchanged, changed);
                    // While programs of a past course are added, no program is compared with all of them.
                    if (changed.stream().noneMatch(ProgramReference::archived)) {
                        record(
                                compared.stream()
                                        .filter(program -> !changed.contains(ProgramReference.of(program.id())))
                                        .toList(),
                                result);
                    }
                    return unchanged.size();
                },
                _ -> {});
    }

    /** Forgets that a program was compared, and its pairs. Must be called in a transaction of the single writer. */
    void forget(long id) {
        pairs.remove(id);
        comparisons.remove(id);
    }

    /** Returns which programs could not be compared, and which ones wait for a comparison. */
    public ComparisonStatus status() {
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
        comparisons.insert(compared.stream().map(Program::id).toList(), byProgram, clock.instant());
    }

    /** A reason can contain a part of a program. */
    private static NotCompared readable(NotCompared refused) {
        return new NotCompared(refused.id(), refused.line(), Excerpt.of(refused.reason()));
    }
}
