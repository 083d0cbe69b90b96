// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import es.upv.dst.course.archive.SchemaRepository;
import es.upv.dst.course.archive.format.ArchivedTable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Erases the personal data in all tables. */
@Repository
class RetentionRepository {

    /** The tables that keep their rows. All other tables lose them, also those of features that are added later. */
    private static final Set<String> KEPT =
            Set.of("course", "tally", "retained_count", "archived_program", "code", "request", "submission");

    private static final String PERSONAL_SUBMISSION =
            "(dni is not null or name is null or name <> 'erased' or email is null or email <> 'erased')";

    /** In the rows that remain, the code and the outcome are no personal data. */
    private static final List<String> ANONYMIZATIONS = List.of(
            "update code set dni = null where dni is not null",
            "update request set dni = 'erased' where dni <> 'erased'",
            """
            update submission set name = 'erased', email = 'erased', dni = null,
                   sent = case when sent is null then null else 'erased' end,
                   code = case when verdict in ('MALFORMED', 'INVALID_CODE') then null else code end
             where
            """ + PERSONAL_SUBMISSION);

    private final JdbcClient jdbc;
    private final SchemaRepository schema;

    RetentionRepository(JdbcClient jdbc, SchemaRepository schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** Whether there are personal data to erase. */
    boolean hasPersonalData() {
        return erasedTables().stream().anyMatch(table -> exists("select 1 from " + table.sqlName()))
                || exists("select 1 from code where dni is not null")
                || exists("select 1 from request where dni <> 'erased'")
                || exists("select 1 from submission where " + PERSONAL_SUBMISSION);
    }

    private boolean exists(String query) {
        return !jdbc.sql(query + " fetch first 1 rows only")
                .query(Integer.class)
                .list()
                .isEmpty();
    }

    /** Locks all mails, so that none is claimed. Returns whether one is being sent now. */
    boolean lockMails(Instant now) {
        return jdbc
                .sql("select claimed_until from mail for update")
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .anyMatch(claimedUntil -> claimedUntil.toInstant().isAfter(now));
    }

    /** Whether a rehearsal runs, whose rows are found by the numbers of its students. */
    boolean hasRehearsal() {
        return exists("select 1 from rehearsal_student");
    }

    /** The numbers of this package: students, and students with an accepted submission. */
    Map<String, Long> counts() {
        var counts = new TreeMap<String, Long>();
        counts.put("students", count("select count(*) from student where not rehearsal"));
        counts.put("certified", count("select count(distinct dni) from submission where verdict = 'ACCEPTED'"));
        return counts;
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

    /** Stores numbers, unless there are numbers of these names from an earlier erasure. */
    void retain(Map<String, Long> counts) {
        counts.forEach((name, number) ->
                jdbc.sql("""
                        insert into retained_count (name, number)
                        select :name, cast(:number as bigint)
                         where not exists (select 1 from retained_count where name = :name)
                        """).param("name", name).param("number", number).update());
    }

    void erase() {
        erasedTables()
                .reversed()
                .forEach(table -> jdbc.sql("delete from " + table.sqlName()).update());
        ANONYMIZATIONS.forEach(sql -> jdbc.sql(sql).update());
    }

    private List<ArchivedTable> erasedTables() {
        return schema.tables().stream()
                .filter(table -> !KEPT.contains(table.name()))
                .toList();
    }
}
