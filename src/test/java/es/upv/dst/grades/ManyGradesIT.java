// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the grades of 1,000 students are computed and exported in less than a second. */
class ManyGradesIT {

    private static final int STUDENTS = 1_000;
    private static final Duration LIMIT = Duration.ofSeconds(1);

    /** The fastest of several calls counts, because other tests use the processor too. */
    private static final int CALLS = 5;

    @TempDir
    Path folder;

    @Test
    void gradesOfAThousandStudents_takeLessThanASecond() {
        try (var lab = Lab.embedded(folder).enroll(STUDENTS)) {
            lab.executeSql(IntStream.rangeClosed(1, STUDENTS)
                    .mapToObj(ManyGradesIT::acceptedRow)
                    .collect(Collectors.joining(",", """
                            insert into submission (received_at, verdict, code, name, email, dni, answered_in_ms) values
                            """, "")));
            assertThat(lab.admin().get("/api/grades?size=500").get("total").asInt())
                    .isEqualTo(STUDENTS);
            for (var path : new String[] {"/api/grades", "/api/grades/sakai", "/api/grades/moodle"}) {
                assertThat(lab.admin().text(path, "text/csv").lines().filter(line -> line.contains("certified on")))
                        .hasSize(STUDENTS);
                assertThat(fastest(() -> lab.admin().text(path, "text/csv")))
                        .as(path)
                        .isLessThan(LIMIT);
            }
        }
    }

    private static Duration fastest(Runnable call) {
        return IntStream.range(0, CALLS)
                .mapToObj(_ -> {
                    var start = System.nanoTime();
                    call.run();
                    return Duration.ofNanos(System.nanoTime() - start);
                })
                .min(Duration::compareTo)
                .orElseThrow();
    }

    private static String acceptedRow(int number) {
        return "(timestamp with time zone '2026-11-12 10:00:00+00', 'ACCEPTED', '%05d', 'Alumno %d', '%s', '%s', 900)"
                .formatted(number, number, number % 2 == 0 ? "alumno" + number + "@example.org" : "", Lab.dni(number));
    }
}
