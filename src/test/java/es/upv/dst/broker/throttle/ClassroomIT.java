// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.codes.Code;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Student;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a classroom of 300 students, who share an address, is not taken for a client that guesses codes. */
class ClassroomIT {

    private static final int STUDENTS = 300;
    private static final int MISTAKES = 4;
    private static final Duration SLOWEST_ANSWER = Duration.ofSeconds(2);

    private static final List<String> WRONG_CODES = IntStream.range(0, 100_000)
            .mapToObj("%05d"::formatted)
            .filter(digits -> Code.parse(digits).isPresent())
            .limit(MISTAKES)
            .toList();

    @TempDir
    Path folder;

    @Test
    void studentsOfOneAddress_withAFewMistakesEach_areAnsweredSoon() {
        var connected = new ArrayList<Student>();
        try (var lab = Lab.embedded(folder).enroll(STUDENTS)) {
            for (int number = 1; number <= STUDENTS; number++) {
                var before = Instant.now();
                var student = lab.student(number);
                connected.add(student);
                var code = student.requestCode();
                WRONG_CODES.stream().filter(wrong -> !wrong.equals(code)).forEach(student::submit);
                assertThat(student.submitAndAwaitVerdict(code)).isNotEmpty();
                assertThat(Duration.between(before, Instant.now()))
                        .as("student %d", number)
                        .isLessThan(SLOWEST_ANSWER);
            }
        } finally {
            connected.forEach(Student::close);
        }
    }
}
