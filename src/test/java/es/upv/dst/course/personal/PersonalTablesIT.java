// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.course.archive.SchemaRepository;
import es.upv.dst.course.archive.format.ArchivedTable;
import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that each table of the schema is in the data of a student, or has none. */
class PersonalTablesIT {

    /** The tables without data of students, with the reason. */
    private static final Map<String, String> NOT_PERSONAL = Map.of(
            "course", "name and times of the course",
            "tally", "numbers",
            "retained_count", "numbers",
            "archived_program", "programs without their students");

    @TempDir
    Path folder;

    @Test
    void everyTable_isErasedWithItsStudent_orHasNoPersonalData() {
        try (var lab = Lab.embedded(folder)) {
            var personal = Arrays.stream(StudentTable.values())
                    .map(StudentTable::table)
                    .toList();
            assertThat(lab.bean(SchemaRepository.class).tables())
                    .extracting(ArchivedTable::name)
                    .contains("student", "request")
                    .allMatch(table -> personal.contains(table) != NOT_PERSONAL.containsKey(table));
        }
    }
}
