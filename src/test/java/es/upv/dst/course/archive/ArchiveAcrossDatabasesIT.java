// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that an archive of a lab on H2 can be imported on PostgreSQL, and the other way round. */
@Tag("postgresql")
class ArchiveAcrossDatabasesIT {

    private static final String H2 = ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH";

    @TempDir
    Path folder;

    @Test
    void archive_hasTheSameBytesOnBothDatabases() {
        try (var onH2 = Lab.embedded(
                                folder.resolve("h2"),
                                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("h2/data/dst-lab") + H2)
                        .enroll(20);
                var onPostgreSql = Lab.embedded(folder.resolve("postgresql"));
                var student = onH2.student(1)) {
            student.solveForAll(5);
            student.requestCode();
            student.publish("DST/PETICION", "X1234567");
            student.publish("DST/PETICION", "=\"a_b\" ñ \uD83D\uDE00");
            assertThat(student.submitAndAwaitVerdict("12345")).endsWith("INVALID_CODE");
            var archive = onH2.admin().getZip("/api/course/archive");
            var before = onH2.admin().snapshot();

            transfer(archive, onPostgreSql);
            assertThat(onPostgreSql.admin().snapshot()).isEqualTo(before);
            assertThat(EditedArchive.of(onPostgreSql.admin().getZip("/api/course/archive"))
                            .files())
                    .isEqualTo(EditedArchive.of(archive).files());

            assertThat(onH2.admin()
                            .post("/api/course/reset", "{\"confirm\":\"DST\"}")
                            .statusCode())
                    .isEqualTo(200);
            transfer(onPostgreSql.admin().getZip("/api/course/archive"), onH2);
            assertThat(onH2.admin().snapshot()).isEqualTo(before);
            assertThat(onH2.admin().getZip("/api/course/archive")).isEqualTo(archive);
        }
    }

    private static void transfer(byte[] archive, Lab to) {
        var response = to.admin().postZip("/api/course/import", archive);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }
}
