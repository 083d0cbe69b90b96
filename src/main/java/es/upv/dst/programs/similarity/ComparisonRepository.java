// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import static java.time.ZoneOffset.UTC;

import es.upv.dst.programs.originality.NotCompared;
import es.upv.dst.storage.SingleWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Which programs of this course were compared. Changes need a transaction of the single writer. */
@Repository
class ComparisonRepository {

    private final JdbcTemplate jdbc;

    ComparisonRepository(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void clear() {
        jdbc.update("delete from program_comparison");
    }

    /**
     * Records that these programs were compared.
     *
     * @param refused why some of them could not be compared, by the id of the program
     */
    void record(List<Long> programs, Map<Long, NotCompared> refused, Instant now) {
        jdbc.batchUpdate(
                "delete from program_comparison where program_id = ?",
                programs.stream().map(id -> new Object[] {id}).toList());
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
    Set<Long> compared() {
        return Set.copyOf(jdbc.queryForList("select program_id from program_comparison", Long.class));
    }

    /** Returns why programs could not be compared. */
    List<NotCompared> notCompared() {
        return jdbc.query(
                "select program_id, line, reason from program_comparison where reason is not null order by program_id",
                (row, number) -> new NotCompared(
                        ProgramReference.of(row.getLong("program_id")).toString(),
                        row.getInt("line"),
                        row.getString("reason")));
    }
}
