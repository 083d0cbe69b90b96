// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.Lab;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that an archive contains the whole course: after archive, reset and import, every GET has the same answer. */
@Tag("database")
class CourseArchiveIT {

    @TempDir
    Path folder;

    @Test
    void archiveResetAndImport_giveTheSameAnswers() {
        try (var lab = Lab.embedded(folder).enroll(20);
                var student = lab.student(1)) {
            SampleCourse.hold(lab);
            var before = SampleCourse.answers(lab.admin());
            assertThat(before).containsKeys("/api/requests csv", "/api/submissions/ok.txt", "/api/mail");
            var archive = lab.admin().getZip("/api/course/archive");
            assertThat(lab.admin().getZip("/api/course/archive")).isEqualTo(archive);
            assertThat(imported(lab, archive).statusCode())
                    .as("into a lab that is not empty")
                    .isEqualTo(409);

            assertThat(reset(lab, "Redes").statusCode()).isEqualTo(200);
            assertEmpty(lab);
            assertThat(imported(lab, archive).body()).contains("\"student\":20");
            assertThat(SampleCourse.answers(lab.admin())).isEqualTo(before);
            assertThat(lab.admin().getZip("/api/course/archive")).isEqualTo(archive);

            var rows = lab.countRows("request");
            student.requestCode();
            assertThat(lab.admin().get("/api/requests").get("total").asInt()).isEqualTo(rows + 1);
        }
    }

    private static void assertEmpty(Lab lab) {
        var status = lab.admin().get("/api/status");
        assertThat(status.at("/codes/free").asInt()).isEqualTo(10_000);
        assertThat(status.at("/requests/total").asInt()).isZero();
        assertThat(status.at("/submissions/total").asInt()).isZero();
        assertThat(status.at("/roster/enrolled").asInt()).isZero();
        assertThat(status.at("/mail/pending").asInt()).isZero();
        assertThat(lab.admin().get("/api/course").get("open").asBoolean()).isTrue();
    }

    private static HttpResponse<String> imported(Lab lab, byte[] archive) {
        return lab.admin().postZip("/api/course/import", archive);
    }

    private static HttpResponse<String> reset(Lab lab, String confirm) {
        return lab.admin().post("/api/course/reset", """
                {"confirm":"%s"}""".formatted(confirm));
    }
}
