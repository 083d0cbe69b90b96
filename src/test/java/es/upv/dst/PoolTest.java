// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pool of codes, to its end. */
class PoolTest {

    @TempDir
    Path folder;

    @Test
    void whoHoldsTwentyUnusedCodesIsGivenTheOldestAgain() {
        try (var lab = Lab.embedded(folder).enrolling(1);
                var student = lab.student(1)) {
            var codes = new ArrayList<String>();
            for (var time = 1; time <= 20; time++) {
                codes.add(student.asksForACode());
            }
            assertThat(new HashSet<>(codes)).hasSize(20);
            assertThat(student.asksForACode()).isEqualTo(codes.getFirst());
            assertThat(student.solvesWith(codes.getFirst())).isEqualTo(codes.getFirst() + ";ACCEPTED");
            assertThat(student.asksForACode()).isNotIn(codes);
        }
    }

    @Test
    void whoAsksAgainBeforeTheBrokerHasConfirmedTheSameCodeIsAnsweredAgain() {
        try (var lab = Lab.embedded(folder).enrolling(1);
                var student = lab.student(1)) {
            student.saysAll("DST/PETICION", Stream.generate(() -> Lab.dni(1)).limit(220));
            for (var answer = 1; answer <= 220; answer++) {
                assertThat(student.hearsACode()).as("answer %d", answer).isNotEmpty();
            }
        }
    }

    @Test
    void itsEndIsARefusalAndNotALoop() {
        try (var lab = Lab.embedded(folder).enrolling(501);
                var student = lab.student(501)) {
            student.saysAll("DST/PETICION", IntStream.range(0, 10_000).mapToObj(number -> Lab.dni(number % 500 + 1)));
            await().atMost(Duration.ofMinutes(1)).until(() -> status(lab, "/requests/issued") == 10_000);
            assertThat(status(lab, "/codes/free")).isZero();
            assertThat(status(lab, "/codes/open")).isEqualTo(10_000);
            student.says("DST/PETICION", Lab.dni(501));
            await().until(() -> lab.rest()
                            .get("/api/requests?outcome=POOL_EMPTY")
                            .get("total")
                            .asInt()
                    == 1);
            assertThat(lab.rest()
                            .get("/actuator/health")
                            .at("/components/pool/status")
                            .asString())
                    .isEqualTo("OUT_OF_SERVICE");
            var code =
                    lab.rest().get("/api/requests?size=1").at("/items/0/code").asString();
            assertThat(student.solvesWith(code)).isEqualTo(code + ";ACCEPTED");
            assertThat(status(lab, "/codes/free"))
                    .as("a used code is never issued again")
                    .isZero();
        }
    }

    private static int status(Lab lab, String what) {
        return lab.rest().get("/api/status").at(what).asInt();
    }
}
