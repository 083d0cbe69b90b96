// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import es.upv.dst.course.archive.RowSlices;
import es.upv.dst.course.archive.SchemaRepository;
import es.upv.dst.course.archive.format.ArchivedTable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Erases the personal data in all tables. */
@Repository
class RetentionRepository {

    /** The tables that keep their rows. All other tables lose them, also those of features that are added later. */
    private static final Set<String> KEPT =
            Set.of("course", "tally", "retained_count", "archived_program", "code", "request", "submission");

    private static final String PERSONAL_SUBMISSION =
            "(dni is not null or name is null or name <> 'erased' or email is null or email <> 'erased'"
                    + " or sender is not null)";

    private static final String PERSONAL_REQUEST = "(dni <> 'erased' or sender is not null)";

    private final JdbcClient jdbc;
    private final SchemaRepository schema;
    private final RowSlices slices;
    private final ErasedRows erasedRows;

    RetentionRepository(JdbcClient jdbc, SchemaRepository schema, RowSlices slices, ErasedRows erasedRows) {
        this.jdbc = jdbc;
        this.schema = schema;
        this.slices = slices;
        this.erasedRows = erasedRows;
    }

    /** Whether there are personal data to erase. */
    boolean hasPersonalData() {
        var erased = erasedRows.last();
        return erasedTables().stream().anyMatch(table -> exists("select 1 from " + table.sqlName()))
                || exists("select 1 from code where dni is not null")
                || exists("select 1 from request where id > ? and " + PERSONAL_REQUEST, erased.request())
                || exists("select 1 from submission where id > ? and " + PERSONAL_SUBMISSION, erased.submission());
    }

    private boolean exists(String query, Object... parameters) {
        return !jdbc.sql(query + " fetch first 1 rows only")
                .params(parameters)
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /** Whether a rehearsal runs, whose rows are found by the numbers of its students. */
    boolean hasRehearsal() {
        return exists("select 1 from rehearsal_student");
    }

    boolean hasStudents() {
        return exists("select 1 from student");
    }

    /** When the last student was enrolled; empty if that was before the lab stored it. */
    Optional<Instant> lastEnrolledAt() {
        return jdbc.sql("select max(enrolled_at) from student")
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    /** Stores the numbers of this erasure. A later erasure is of other students, so its numbers are separate. */
    void retain(Map<String, Long> counts, Instant now) {
        var prefix = now.truncatedTo(ChronoUnit.SECONDS) + " ";
        counts.forEach((name, number) -> jdbc.sql("insert into retained_count (name, number) values (?, ?)")
                .params(prefix + name, number)
                .update());
    }

    /** In the rows that remain, the code and the outcome are no personal data. */
    ErasedRows.Erasure erase() {
        var erased = erasedRows.last();
        var erasure = erasedRows.begin(new ErasedRows.Numbers(lastNumber("request"), lastNumber("submission")));
        erasedTables().reversed().forEach(slices::deleteAll);
        jdbc.sql("update code set dni = null where dni is not null").update();
        slices.updateAll(
                "update request set dni = 'erased', sender = null", "request", PERSONAL_REQUEST, erased.request());
        slices.updateAll(
                StudentConditions.ERASE_SUBMISSIONS + ", dni = null",
                "submission",
                PERSONAL_SUBMISSION,
                erased.submission());
        return erasure;
    }

    private long lastNumber(String table) {
        return jdbc.sql("select coalesce(max(id), 0) from " + table)
                .query(Long.class)
                .single();
    }

    private List<ArchivedTable> erasedTables() {
        return schema.tables().stream()
                .filter(table -> !KEPT.contains(table.name()))
                .toList();
    }
}
