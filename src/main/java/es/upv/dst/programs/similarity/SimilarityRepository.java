// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import static java.util.stream.Collectors.toSet;

import es.upv.dst.programs.originality.Signals;
import es.upv.dst.web.PagedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and replaces the rows of the table {@code similarity}. Changes need a transaction of the single writer. */
@Repository
public class SimilarityRepository {

    /** The pairs whose programs exist. The id is the rank, so that the most similar pair comes first. */
    private static final String RANKED = """
             from (select row_number() over (order by pair.similarity desc, pair.id) as id,
                          first_program, first_archived, second_program, similarity, tokens, comments, strings, names,
                          layout, passages, earlier.dni as first_dni, later.dni as second_dni
                     from similarity pair
                     join program later on later.id = pair.second_program and later.state = 'received'
                     left join program earlier on earlier.id = pair.first_program and earlier.state = 'received'
                     left join archived_program past on past.id = pair.first_archived
                    where earlier.id is not null or past.id is not null) as ranked
            where similarity >= :min
              and (:dni = '' or first_dni = :dni or second_dni = :dni)
            """;

    /** A case needs its pair also if the student hands in another program. */
    private static final String HAS_A_CASE = """
            exists (select 1
                      from program_case
                     where coalesce(program_case.first_program, 0) = coalesce(similarity.first_program, 0)
                       and coalesce(program_case.first_archived, 0) = coalesce(similarity.first_archived, 0)
                       and program_case.second_program = similarity.second_program)
            """;

    private static final String REPLACED = """
            delete from similarity
             where second_program not in (:programs)
               and coalesce(first_program, 0) not in (:programs)
               and coalesce(first_archived, 0) not in (:archived)
               and not
            """ + HAS_A_CASE;

    private static final String INSERT = """
            insert into similarity
                (first_program, first_archived, second_program, similarity, tokens, comments, strings, names, layout,
                 passages)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final PagedQuery<StoredPair> query;

    SimilarityRepository(JdbcClient jdbc, JdbcTemplate template) {
        this.jdbc = jdbc;
        this.template = template;
        this.query = new PagedQuery<>(jdbc, RANKED, (row, number) -> pair(row));
    }

    /** The pairs, the most similar first. Takes a {@link PairFilter}. */
    PagedQuery<StoredPair> query() {
        return query;
    }

    Optional<StoredPair> find(ProgramReference first, ProgramReference second) {
        return jdbc
                .sql("""
                        select *
                          from similarity
                         where coalesce(first_program, 0) = :program and coalesce(first_archived, 0) = :archived
                           and second_program = :second
                        """)
                .param("program", first.archived() ? 0L : first.id())
                .param("archived", first.archived() ? first.id() : 0L)
                .param("second", second.id())
                .query((row, number) -> pair(row))
                .list()
                .stream()
                .findFirst();
    }

    /**
     * Replaces all pairs, except those of some programs. A pair that has a case stays if it is not found again.
     *
     * @param pairs the new pairs, without those programs
     */
    void replaceAll(List<StoredPair> pairs, Set<ProgramReference> except) {
        replaced(REPLACED, except).update();
        insert(pairs);
    }

    /** Replaces the pairs of one program in the same way. */
    void replace(long program, List<StoredPair> pairs, Set<ProgramReference> except) {
        replaced(REPLACED + " and (first_program = :id or second_program = :id)", except)
                .param("id", program)
                .update();
        insert(pairs);
    }

    /** Removes all pairs of a program. */
    void remove(long program) {
        jdbc.sql("delete from similarity where first_program = :id or second_program = :id")
                .param("id", program)
                .update();
    }

    private JdbcClient.StatementSpec replaced(String sql, Set<ProgramReference> except) {
        return jdbc.sql(sql).param("programs", ids(except, false)).param("archived", ids(except, true));
    }

    /** No program has the number -1, and a list in SQL must not be empty. */
    private static List<Long> ids(Set<ProgramReference> programs, boolean archived) {
        return Stream.concat(
                        Stream.of(-1L),
                        programs.stream()
                                .filter(program -> program.archived() == archived)
                                .map(ProgramReference::id))
                .toList();
    }

    /** The pairs that are left and found again are those that have a case. */
    private void insert(List<StoredPair> pairs) {
        var found = pairs.stream().map(StoredPair::programs).collect(toSet());
        var again = jdbc
                .sql("select id, first_program, first_archived, second_program from similarity where " + HAS_A_CASE)
                .query((row, number) -> Map.entry(programs(row), row.getLong("id")))
                .list()
                .stream()
                .filter(left -> found.contains(left.getKey()))
                .map(left -> new Object[] {left.getValue()})
                .toList();
        template.batchUpdate("delete from similarity where id = ?", again);
        template.batchUpdate(
                INSERT, pairs.stream().map(SimilarityRepository::row).toList());
    }

    private static @Nullable Object[] row(StoredPair pair) {
        var signals = pair.signals();
        return new @Nullable Object[] {
            pair.first().programColumn(),
            pair.first().archivedColumn(),
            pair.second().id(),
            pair.similarity(),
            signals.tokens(),
            signals.comments(),
            signals.strings(),
            signals.names(),
            signals.layout(),
            pair.passagesAsJson()
        };
    }

    private static StoredPair pair(ResultSet row) throws SQLException {
        var programs = programs(row);
        return new StoredPair(
                programs.getFirst(),
                programs.getLast(),
                row.getDouble("similarity"),
                new Signals(
                        row.getDouble("tokens"),
                        row.getDouble("comments"),
                        row.getDouble("strings"),
                        row.getDouble("names"),
                        row.getDouble("layout")),
                StoredPair.passages(row.getString("passages")));
    }

    private static List<ProgramReference> programs(ResultSet row) throws SQLException {
        return List.of(
                ProgramReference.ofColumns(
                        row.getObject("first_program", Long.class), row.getObject("first_archived", Long.class)),
                ProgramReference.of(row.getLong("second_program")));
    }

    /** @param dni a student of one of the two programs; empty for any */
    public record PairFilter(double min, String dni) {}
}
