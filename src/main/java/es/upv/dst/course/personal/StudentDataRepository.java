// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import es.upv.dst.course.archive.SchemaRepository;
import es.upv.dst.course.archive.format.ArchivedTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds and erases the rows of one student in the tables of all features. */
@Repository
class StudentDataRepository {

    private final JdbcClient jdbc;
    private final SchemaRepository schema;

    StudentDataRepository(JdbcClient jdbc, SchemaRepository schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    /** All rows with data of the student, by table; a table without such rows is left out. */
    Map<String, List<ObjectNode>> find(StudentSelection student) {
        var found = new TreeMap<String, List<ObjectNode>>();
        for (var data : StudentTable.values()) {
            var rows = find(table(data), data.condition(), student);
            if (!rows.isEmpty()) {
                found.put(data.table(), rows);
            }
        }
        found.getOrDefault(StudentTable.SUBMISSION.table(), List.of()).forEach(row -> removeOtherStudent(row, student));
        return found;
    }

    private List<ObjectNode> find(ArchivedTable table, String condition, StudentSelection student) {
        return jdbc.sql("select * from %s where %s".formatted(table.sqlName(), condition))
                .params(student.parameters())
                .query((row, number) -> {
                    var object = JsonNodeFactory.instance.objectNode();
                    for (var column : table.columns()) {
                        object.set(column.name(), column.type().read(row, column.name()));
                    }
                    return object;
                })
                .list();
    }

    /** Another student can have used a code of this one. */
    private static void removeOtherStudent(ObjectNode submission, StudentSelection student) {
        if (!student.submissions().contains(submission.get("id").asLong())) {
            submission.putNull("name").putNull("email").putNull("sender");
        }
    }

    /** The numbers of the mails to the student. */
    List<Long> findMails(StudentSelection student) {
        return jdbc.sql("select id from mail where " + StudentConditions.MAILS)
                .params(student.parameters())
                .query((row, number) -> row.getLong("id"))
                .list();
    }

    /** Erases the data of the student. Must be called in a transaction that excludes all other changes. */
    void erase(StudentSelection student) {
        for (var data : StudentTable.values()) {
            data.erasures()
                    .forEach(sql -> jdbc.sql(sql).params(student.parameters()).update());
        }
    }

    private ArchivedTable table(StudentTable data) {
        return schema.tables().stream()
                .filter(table -> table.name().equals(data.table()))
                .findFirst()
                .orElseThrow();
    }
}
