// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import es.upv.dst.course.archive.SchemaRepository;
import es.upv.dst.course.archive.format.ArchivedTable;
import es.upv.dst.roster.Dni;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds and erases the rows of one student in the tables of all features. */
@Repository
class StudentDataRepository {

    /**
     * The student's address on the roster, and those of submissions with the student's codes, except submissions with
     * the address or the name of another student, who may have used these codes.
     */
    private static final String ADDRESSES = """
            select lower(email) from student where dni = :dni
            union
            select lower(email) from submission
             where dni = :dni and email is not null and email <> 'erased' and not exists (
                select 1 from student
                 where student.dni <> :dni
                   and (lower(student.email) = lower(submission.email) or lower(student.name) = lower(submission.name)))
            """;

    private final JdbcClient jdbc;
    private final SchemaRepository schema;

    StudentDataRepository(JdbcClient jdbc, SchemaRepository schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** All rows with data of the student, by table; a table without such rows is left out. */
    Map<String, List<ObjectNode>> find(Dni dni) {
        var addresses = addresses(dni);
        var found = new TreeMap<String, List<ObjectNode>>();
        for (var data : StudentTable.values()) {
            var rows = table(data).map(table -> find(table, data.condition(), dni, addresses));
            rows.filter(each -> !each.isEmpty()).ifPresent(each -> found.put(data.table(), each));
        }
        return found;
    }

    private List<ObjectNode> find(ArchivedTable table, String condition, Dni dni, Set<String> addresses) {
        return jdbc.sql("select * from %s where %s".formatted(table.sqlName(), condition))
                .param("dni", dni.value())
                .param("addresses", addresses)
                .query((row, number) -> {
                    var object = JsonNodeFactory.instance.objectNode();
                    for (var column : table.columns()) {
                        object.set(column.name(), column.type().read(row, column.name()));
                    }
                    return object;
                })
                .list();
    }

    /** Locks the student's mails, so that none is claimed. Returns whether one is being sent now. */
    boolean lockMails(Dni dni, Instant now) {
        return jdbc
                .sql("select claimed_until from mail where lower(email) in (:addresses) for update")
                .param("addresses", addresses(dni))
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .anyMatch(claimedUntil -> claimedUntil.toInstant().isAfter(now));
    }

    /** Erases the data of the student. Must be called in a transaction that excludes all other changes. */
    void erase(Dni dni) {
        var addresses = addresses(dni);
        for (var data : StudentTable.values()) {
            if (table(data).isPresent()) {
                data.erasures()
                        .forEach(sql -> jdbc.sql(sql)
                                .param("dni", dni.value())
                                .param("addresses", addresses)
                                .update());
            }
        }
        // A mail of another kind than a verdict has its text in the row.
        for (var column : List.of("subject", "body")) {
            if (table(StudentTable.MAIL).flatMap(mail -> mail.column(column)).isPresent()) {
                jdbc.sql("update mail set %1$s = 'erased' where email like 'erased-%%' and %1$s is not null"
                                .formatted(column))
                        .update();
            }
        }
    }

    private Optional<ArchivedTable> table(StudentTable data) {
        return schema.tables().stream()
                .filter(table -> table.name().equals(data.table()))
                .findFirst();
    }

    /** Contains one text that is no address, because SQL has no empty list. */
    private Set<String> addresses(Dni dni) {
        var addresses = new TreeSet<>(jdbc.sql(ADDRESSES)
                .param("dni", dni.value())
                .query(String.class)
                .list());
        addresses.add("");
        return addresses;
    }
}
