// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.course.CourseRefusal;
import es.upv.dst.course.CourseResult;
import es.upv.dst.fixture.Lab;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a reset that keeps the programs loses none of them. */
@Tag("database")
class KeptProgramsIT {

    private Lab lab;

    @BeforeEach
    void handIn(@TempDir Path folder) {
        lab = Lab.embedded(folder).enroll(2);
        handIn(1);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void resetThatCannotInsertThePrograms_deletesNothing() {
        lab.executeSql("alter table archived_program add constraint no_label check (label = '')");
        assertThat(reset()).isNotEqualTo(200);
        assertThat(lab.countRows("program")).isOne();
        lab.executeSql("alter table archived_program drop constraint no_label");
        assertThat(reset()).isEqualTo(200);
        assertThat(lab.countRows("program")).isZero();
        assertThat(lab.countRows("archived_program")).isOne();
    }

    @Test
    void programThatIsStoredAfterTheArchive_isNotDeleted() throws IOException {
        var result = lab.bean(CourseArchives.class).withSnapshot(archive -> {
            handIn(2);
            return lab.bean(CourseReset.class).resetKeepingPrograms("DST", true, archive);
        });
        assertThat(result).isEqualTo(new CourseResult.Refused(CourseRefusal.PROGRAMS_CHANGED));
        assertThat(lab.countRows("program")).isEqualTo(2);
        assertThat(reset()).isEqualTo(200);
        assertThat(lab.countRows("archived_program")).isEqualTo(2);
    }

    private void handIn(int student) {
        assertThat(lab.admin()
                        .handIn(Lab.dni(student), "practica.py", "print(%d)".formatted(student))
                        .statusCode())
                .isEqualTo(201);
    }

    private int reset() {
        return lab.admin()
                .post("/api/course/reset", "{\"confirm\":\"DST\",\"keepRoster\":true,\"keepPrograms\":true}")
                .statusCode();
    }
}
