// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the limit of unused codes of a student, and the pool when all codes are issued. */
class CodePoolExhaustionIT {

    @TempDir
    Path folder;

    @Test
    void studentWithFiveUnusedCodes_getsTheOldestAgain() {
        try (var lab = Lab.embedded(folder).enroll(1);
                var student = lab.student(1)) {
            var codes = new ArrayList<String>();
            for (var number = 1; number <= 5; number++) {
                codes.add(student.requestCode());
            }
            assertThat(new HashSet<>(codes)).hasSize(5);
            assertThat(student.requestCode()).isEqualTo(codes.getFirst());
            assertThat(student.submitAndAwaitVerdict(codes.getFirst())).isEqualTo(codes.getFirst() + ";ACCEPTED");
            assertThat(student.requestCode()).isNotIn(codes);
        }
    }

    @Test
    void studentWhoDrewAllCodesOfACourse_getsTheUnusedOneAgain_andThenNone() {
        try (var lab = Lab.embedded(folder, "--dst.codes.per-course=3").enroll(2);
                var student = lab.student(1);
                var other = lab.student(2)) {
            var codes = Stream.generate(student::requestCode).limit(3).toList();
            assertThat(codes).doesNotHaveDuplicates();
            assertThat(student.requestCode()).isEqualTo(codes.getFirst());
            codes.forEach(
                    code -> assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED"));
            student.publish("DST/PETICION", Lab.dni(1));
            await().until(() -> lab.admin()
                            .get("/api/requests?outcome=TOO_MANY")
                            .get("total")
                            .asInt()
                    == 1);
            assertThat(other.requestCode()).isNotIn(codes);
            assertThat(status(lab, "/codes/used")).isEqualTo(3);
            lab.stop().start();
            try (var again = lab.student(1)) {
                again.publish("DST/PETICION", Lab.dni(1));
                await().until(() -> status(lab, "/requests/refused") == 2);
            }
        }
    }

    @Test
    void requestsBeforeTheBrokerConfirmsTheCode_areAllAnswered() {
        try (var lab = Lab.embedded(folder).enroll(1);
                var student = lab.student(1)) {
            student.publishAll("DST/PETICION", Stream.generate(() -> Lab.dni(1)).limit(220));
            var codes = Stream.generate(student::awaitCode).limit(220).toList();
            assertThat(codes.subList(0, 5)).doesNotHaveDuplicates();
            assertThat(codes.subList(5, 220)).containsOnly(codes.getFirst());
        }
    }

    @Test
    void requestWhenAllCodesAreIssued_isRefused() {
        try (var lab = Lab.embedded(folder, "--dst.codes.per-student=20").enroll(501);
                var student = lab.student(501)) {
            student.publishAll(
                    "DST/PETICION", IntStream.range(0, 10_000).mapToObj(number -> Lab.dni(number % 500 + 1)));
            await().atMost(Duration.ofMinutes(1)).until(() -> status(lab, "/requests/issued") == 10_000);
            assertThat(status(lab, "/codes/free")).isZero();
            assertThat(status(lab, "/codes/open")).isEqualTo(10_000);
            student.publish("DST/PETICION", Lab.dni(501));
            await().until(() -> lab.admin()
                            .get("/api/requests?outcome=POOL_EMPTY")
                            .get("total")
                            .asInt()
                    == 1);
            assertThat(lab.admin()
                            .get("/actuator/health")
                            .at("/components/pool/status")
                            .asString())
                    .isEqualTo("OUT_OF_SERVICE");
            var code =
                    lab.admin().get("/api/requests?size=1").at("/items/0/code").asString();
            assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
            assertThat(status(lab, "/codes/free"))
                    .as("a used code is never issued again")
                    .isZero();
        }
    }

    private static int status(Lab lab, String pointer) {
        return lab.admin().get("/api/status").at(pointer).asInt();
    }
}
