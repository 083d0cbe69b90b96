// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.programs.originality.NotCompared;
import es.upv.dst.storage.SingleWriter;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which programs of this course were compared. Changes need a transaction of the single writer. */
@Repository
public class ComparisonRepository {

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    ComparisonRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.named = new NamedParameterJdbcTemplate(jdbc);
    }

    /** Removes the records of all programs except these. */
    void removeAllExcept(Collection<Long> kept) {
        named.update(
                "delete from program_comparison where program_id not in (:kept)",
                Map.of("kept", kept.isEmpty() ? Set.of(0) : kept));
    }

    void remove(long program) {
        jdbc.update("delete from program_comparison where program_id = ?", program);
    }

    /**
     * Records that these programs, which have no record, were compared.
     *
     * @param refused why some of them could not be compared, by the id of the program
     */
    void insert(List<Long> programs, Map<Long, NotCompared> refused, Instant now) {
        jdbc.batchUpdate(
                "insert into program_comparison (program_id, compared_at, line, reason) values (?, ?, ?, ?)",
                programs.stream().map(id -> row(id, refused.get(id), now)).toList());
    }

    private static @Nullable Object[] row(long id, @Nullable NotCompared refused, Instant now) {
        return SingleWriter.row(
                id,
                now.atOffset(UTC),
                refused == null ? null : refused.line(),
                refused == null ? null : refused.reason());
    }

    /** Returns the programs that were compared, also those that could not be. */
    public Set<Long> compared() {
        return Set.copyOf(jdbc.queryForList("select program_id from program_comparison", Long.class));
    }

    /** Returns why programs could not be compared. */
    public List<NotCompared> notCompared() {
        return jdbc.query(
                "select program_id, line, reason from program_comparison where reason is not null order by program_id",
                (row, number) -> new NotCompared(
                        ProgramReference.of(row.getLong("program_id")).toString(),
                        row.getInt("line"),
                        row.getString("reason")));
    }
}
