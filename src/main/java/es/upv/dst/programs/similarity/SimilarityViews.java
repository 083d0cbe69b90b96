// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import es.upv.dst.programs.Program;
import es.upv.dst.programs.originality.Clusters;
import es.upv.dst.programs.originality.LineRange;
import es.upv.dst.programs.originality.Passage;
import es.upv.dst.programs.originality.Signals;
import es.upv.dst.programs.originality.SimilarPair;
import es.upv.dst.programs.similarity.SimilarityRepository.PairFilter;
import es.upv.dst.programs.similarity.SimilarityRow.PairCsvRow;
import es.upv.dst.programs.similarity.SimilarityRow.PassageRow;
import es.upv.dst.roster.Dni;
import es.upv.dst.web.Page;
import es.upv.dst.web.Paging;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The stored pairs as the REST API and the dashboard show them, with the students of the programs. */
@Component
public class SimilarityViews {

    private final SimilarityRepository pairs;
    private final ComparedPrograms programs;

    SimilarityViews(SimilarityRepository pairs, ComparedPrograms programs) {
        this.pairs = pairs;
        this.programs = programs;
    }

    /** Returns one page of the pairs that match, the most similar first. */
    public Page<SimilarityRow> page(PairFilter filter, Paging paging) {
        var page = pairs.query().page(filter, paging);
        return Page.of(rows(page.items()), paging, page.total());
    }

    /** Returns all pairs that match, the most similar first. */
    public List<PairCsvRow> all(PairFilter filter) {
        return rows(pairs.query().all(filter)).stream().map(SimilarityRow::csv).toList();
    }

    /** Returns the pairs of a program, the most similar first. */
    public List<SimilarityRow> ofProgram(Program program) {
        var reference = ProgramReference.of(program.id());
        var filter = new PairFilter(0, program.dni().map(Dni::value).orElse(""));
        return rows(pairs.query().all(filter).stream()
                .filter(pair -> pair.first().equals(reference) || pair.second().equals(reference))
                .toList());
    }

    private List<SimilarityRow> rows(List<StoredPair> found) {
        var sides = programs.sides();
        return found.stream()
                .map(pair ->
                        SimilarityRow.of(pair, PairSide.of(pair.first(), sides), PairSide.of(pair.second(), sides)))
                .toList();
    }

    /** Returns a pair line by line, given in any order; empty if these programs are not similar. */
    public Optional<PairDetail> find(ProgramReference one, ProgramReference other) {
        var ordered = one.compareTo(other) < 0 ? List.of(one, other) : List.of(other, one);
        return pairs.find(ordered.getFirst(), ordered.getLast()).flatMap(this::detail);
    }

    private Optional<PairDetail> detail(StoredPair pair) {
        var row = rows(List.of(pair)).getFirst();
        var first = programs.source(pair.first());
        var second = programs.source(pair.second());
        return first.flatMap(earlier -> second.map(later -> new PairDetail(
                side(row.first(), earlier, pair.passages().stream().map(Passage::first)),
                side(row.second(), later, pair.passages().stream().map(Passage::second)),
                row.similarity(),
                row.suspicious(),
                row.signals(),
                row.passages())));
    }

    private static SideDetail side(PairSide side, String source, Stream<LineRange> passages) {
        return new SideDetail(side, MarkedLine.of(source, passages.toList()));
    }

    /** Returns the groups of more than two current programs that suspicious pairs connect, the largest first. */
    public List<Cluster> clusters() {
        var current = programs.current().stream().map(Program::id).collect(Collectors.toSet());
        var suspicious = pairs.query().all(new PairFilter(SimilarPair.THRESHOLD, "")).stream()
                .filter(pair -> isCurrent(pair.first(), current) && isCurrent(pair.second(), current))
                .map(StoredPair::asSimilarPair)
                .toList();
        var sides = programs.sides();
        return Clusters.of(suspicious).stream().map(ids -> cluster(ids, sides)).toList();
    }

    private static boolean isCurrent(ProgramReference reference, Collection<Long> current) {
        return reference.archived() || current.contains(reference.id());
    }

    private static Cluster cluster(Set<String> ids, Map<ProgramReference, PairSide> sides) {
        return new Cluster(ids.stream()
                .map(id -> ProgramReference.parse(id).orElseThrow())
                .sorted()
                .map(reference -> PairSide.of(reference, sides))
                .toList());
    }

    /** A pair with both programs line by line. */
    public record PairDetail(
            SideDetail first,
            SideDetail second,
            double similarity,
            boolean suspicious,
            Signals signals,
            List<PassageRow> passages) {}

    /** A program of a pair with its lines. */
    public record SideDetail(@JsonUnwrapped PairSide program, List<MarkedLine> lines) {}

    /** Programs that suspicious pairs connect, directly or through others, earliest first. */
    public record Cluster(List<PairSide> programs) {}
}
