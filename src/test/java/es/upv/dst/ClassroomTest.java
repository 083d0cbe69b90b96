// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.Broker;
import es.upv.dst.lab.Lab;
import es.upv.dst.lab.Rest;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** A class at once. Every code reaches everybody, and each student takes the first one heard, as real ones do. */
class ClassroomTest {

    private static final int STUDENTS = 50;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void everyVerdictIsRightAndEveryMessageCounted(Broker broker) throws Exception {
        broker.with(folder, lab -> {
            var handedIn = practiseTogether(lab.enrolling(STUDENTS));
            await().until(() -> count(lab.rest(), "/submissions/total") == STUDENTS);
            assertThat(count(lab.rest(), "/requests/total")).isEqualTo(STUDENTS);
            assertThat(count(lab.rest(), "/requests/issued")).isEqualTo(STUDENTS);
            assertThat(count(lab.rest(), "/codes/used")).isEqualTo(new HashSet<>(handedIn).size());
            assertThat(count(lab.rest(), "/codes/open")).isEqualTo(STUDENTS - count(lab.rest(), "/codes/used"));
            assertThat(count(lab.rest(), "/submissions/accepted") + count(lab.rest(), "/submissions/refused"))
                    .isEqualTo(STUDENTS);
            firstIsAcceptedAndNoOther(lab.rest(), handedIn);
        });
    }

    private static List<String> practiseTogether(Lab lab) throws Exception {
        var start = new CyclicBarrier(STUDENTS);
        var students = IntStream.rangeClosed(1, STUDENTS).mapToObj(number -> (Callable<String>) () -> {
            try (var student = lab.student(number)) {
                start.await(30, TimeUnit.SECONDS);
                var code = student.asksForACode();
                student.handsIn(code);
                return code;
            }
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(students.toList()).stream()
                    .map(result -> result.resultNow())
                    .toList();
        }
    }

    private static void firstIsAcceptedAndNoOther(Rest rest, List<String> handedIn) {
        var rows =
                rest.get("/api/submissions?size=500").get("items").valueStream().toList();
        assertThat(rows).extracting(row -> row.get("code").asString()).containsExactlyInAnyOrderElementsOf(handedIn);
        var seen = new HashSet<String>();
        for (JsonNode row : rows) {
            var expected = seen.add(row.get("code").asString()) ? "ACCEPTED" : "ALREADY_USED";
            assertThat(row.get("verdict").asString()).as(row.toString()).isEqualTo(expected);
        }
        assertThat(rest.certified().stream().collect(groupingBy(line -> line.split(";")[0], counting())))
                .hasSize(seen.size())
                .allSatisfy((code, times) -> assertThat(times).isEqualTo(1));
    }

    private static int count(Rest rest, String what) {
        return rest.get("/api/status").at(what).asInt();
    }
}
