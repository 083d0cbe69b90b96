// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import es.upv.dst.course.archive.SchemaRepository;
import es.upv.dst.course.archive.format.ArchivedTable;
import es.upv.dst.roster.Dni;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds and erases the rows of one student in the tables of all features. */
@Repository
class StudentDataRepository {

    private final JdbcClient jdbc;
    private final SchemaRepository schema;
    private final StudentAddresses addresses;

    StudentDataRepository(JdbcClient jdbc, SchemaRepository schema, StudentAddresses addresses) {
        this.jdbc = jdbc;
        this.schema = schema;
        this.addresses = addresses;
    }

    /** All rows with data of the student, by table; a table without such rows is left out. */
    Map<String, List<ObjectNode>> find(Dni dni) {
        var parameter = addresses(dni);
        var found = new TreeMap<String, List<ObjectNode>>();
        for (var data : StudentTable.values()) {
            var rows = find(table(data), data.condition(), dni, parameter);
            if (!rows.isEmpty()) {
                found.put(data.table(), rows);
            }
        }
        return found;
    }

    private List<ObjectNode> find(ArchivedTable table, String condition, Dni dni, SqlArrayValue parameter) {
        return jdbc.sql("select * from %s where %s".formatted(table.sqlName(), condition))
                .param("dni", dni.value())
                .param("addresses", parameter)
                .query((row, number) -> {
                    var object = JsonNodeFactory.instance.objectNode();
                    for (var column : table.columns()) {
                        object.set(column.name(), column.type().read(row, column.name()));
                    }
                    return object;
                })
                .list();
    }

    /** Erases the data of the student. Must be called in a transaction that excludes all other changes. */
    void erase(Dni dni) {
        var parameter = addresses(dni);
        for (var data : StudentTable.values()) {
            data.erasures()
                    .forEach(sql -> jdbc.sql(sql)
                            .param("dni", dni.value())
                            .param("addresses", parameter)
                            .update());
        }
    }

    private ArchivedTable table(StudentTable data) {
        return schema.tables().stream()
                .filter(table -> table.name().equals(data.table()))
                .findFirst()
                .orElseThrow();
    }

    /** One parameter for any number of addresses. */
    private SqlArrayValue addresses(Dni dni) {
        return new SqlArrayValue("varchar", addresses.find(dni).toArray());
    }
}
