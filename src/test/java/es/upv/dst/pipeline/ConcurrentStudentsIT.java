// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.BrokerKind;
import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/**
 * Tests a class of students who practise at once. Each code is delivered to all subscribers, and each student submits
 * the first code that it receives, as students do.
 */
@Tag("database")
class ConcurrentStudentsIT {

    private static final int STUDENTS = 50;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void concurrentStudents_getTheRightVerdictsAndCounts(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            var submitted = practiseConcurrently(lab.enroll(STUDENTS));
            await().until(() -> count(lab.admin(), "/submissions/total") == STUDENTS);
            assertThat(count(lab.admin(), "/requests/total")).isEqualTo(STUDENTS);
            assertThat(count(lab.admin(), "/requests/issued")).isEqualTo(STUDENTS);
            assertThat(count(lab.admin(), "/codes/used")).isEqualTo(new HashSet<>(submitted).size());
            assertThat(count(lab.admin(), "/codes/open")).isEqualTo(STUDENTS - count(lab.admin(), "/codes/used"));
            assertThat(count(lab.admin(), "/submissions/accepted") + count(lab.admin(), "/submissions/refused"))
                    .isEqualTo(STUDENTS);
            assertOnlyFirstSubmissionsAccepted(lab.admin(), submitted);
        });
    }

    private static List<String> practiseConcurrently(Lab lab) throws Exception {
        var start = new CyclicBarrier(STUDENTS);
        var students = IntStream.rangeClosed(1, STUDENTS).mapToObj(number -> (Callable<String>) () -> {
            try (var student = lab.student(number)) {
                start.await(30, TimeUnit.SECONDS);
                var code = student.requestCode();
                student.submit(code);
                return code;
            }
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(students.toList()).stream()
                    .map(result -> result.resultNow())
                    .toList();
        }
    }

    private static void assertOnlyFirstSubmissionsAccepted(AdminClient admin, List<String> submitted) {
        var rows = admin.get("/api/submissions?size=500")
                .get("items")
                .valueStream()
                .toList();
        assertThat(rows).extracting(row -> row.get("code").asString()).containsExactlyInAnyOrderElementsOf(submitted);
        var seen = new HashSet<String>();
        for (JsonNode row : rows) {
            var expected = seen.add(row.get("code").asString()) ? "ACCEPTED" : "ALREADY_USED";
            assertThat(row.get("verdict").asString()).as(row.toString()).isEqualTo(expected);
        }
        assertThat(admin.certifiedLines().stream().collect(groupingBy(line -> line.split(";")[0], counting())))
                .hasSize(seen.size())
                .allSatisfy((code, times) -> assertThat(times).isEqualTo(1));
    }

    private static int count(AdminClient admin, String pointer) {
        return admin.get("/api/status").at(pointer).asInt();
    }
}
