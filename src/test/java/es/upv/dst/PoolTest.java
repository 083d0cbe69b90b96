// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
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
    void itsEndIsARefusalAndNotALoop() {
        try (var lab = Lab.embedded(folder).enrolling(501);
                var student = lab.student(501)) {
            for (var request = 0; request < 10_000; request++) {
                student.says("DST/PETICION", Lab.dni(request % 500 + 1).getBytes(UTF_8), false);
            }
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
