// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import es.upv.dst.programs.originality.LineRange;
import es.upv.dst.programs.originality.Passage;
import es.upv.dst.programs.originality.Signals;
import es.upv.dst.web.PagedQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Reads and replaces the rows of the table {@code similarity}. Changes need a transaction of the single writer. */
@Repository
class SimilarityRepository {

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

    private static final String SAME_PAIR = """
            coalesce(similarity.first_program, 0) = coalesce(%1$s.first_program, 0)
            and coalesce(similarity.first_archived, 0) = coalesce(%1$s.first_archived, 0)
            and similarity.second_program = %1$s.second_program
            """;

    /** A case needs its pair also if the student hands in another program. */
    private static final String WITHOUT_A_CASE =
            "not exists (select 1 from program_case where " + SAME_PAIR.formatted("program_case") + ")";

    private static final String INSERT = """
            insert into similarity
                (first_program, first_archived, second_program, similarity, tokens, comments, strings, names, layout,
                 passages)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final JsonMapper JSON = new JsonMapper();

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

    /** Replaces all pairs. A pair that has a case stays if it is not found again. */
    void replaceAll(List<StoredPair> pairs) {
        jdbc.sql("delete from similarity where " + WITHOUT_A_CASE).update();
        insert(pairs);
    }

    /** Replaces the pairs of one program. A pair that has a case stays if it is not found again. */
    void replace(long program, List<StoredPair> pairs) {
        jdbc.sql("delete from similarity where (first_program = :id or second_program = :id) and " + WITHOUT_A_CASE)
                .param("id", program)
                .update();
        insert(pairs);
    }

    private void insert(List<StoredPair> pairs) {
        template.batchUpdate("""
                delete from similarity
                 where second_program = ? and coalesce(first_program, 0) = ? and coalesce(first_archived, 0) = ?
                """, pairs.stream().map(SimilarityRepository::key).toList());
        template.batchUpdate(
                INSERT, pairs.stream().map(SimilarityRepository::row).toList());
    }

    private static Object[] key(StoredPair pair) {
        var first = pair.first();
        return new Object[] {pair.second().id(), first.archived() ? 0L : first.id(), first.archived() ? first.id() : 0L
        };
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
            JSON.writeValueAsString(
                    pair.passages().stream().map(SimilarityRepository::lines).toList())
        };
    }

    private static int[] lines(Passage passage) {
        return new int[] {
            passage.first().first(),
            passage.first().last(),
            passage.second().first(),
            passage.second().last()
        };
    }

    private static StoredPair pair(ResultSet row) throws SQLException {
        return new StoredPair(
                ProgramReference.ofColumns(
                        row.getObject("first_program", Long.class), row.getObject("first_archived", Long.class)),
                ProgramReference.of(row.getLong("second_program")),
                row.getDouble("similarity"),
                new Signals(
                        row.getDouble("tokens"),
                        row.getDouble("comments"),
                        row.getDouble("strings"),
                        row.getDouble("names"),
                        row.getDouble("layout")),
                Arrays.stream(JSON.readValue(row.getString("passages"), int[][].class))
                        .map(lines -> new Passage(new LineRange(lines[0], lines[1]), new LineRange(lines[2], lines[3])))
                        .toList());
    }

    /** @param dni a student of one of the two programs; empty for any */
    record PairFilter(double min, String dni) {}
}
