// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.doctor.Finding.Result;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** Tests that the doctor completes when a check throws or hangs. */
class ExaminationTest {

    @Test
    void checkThatThrows_fails_andTheOthersComplete() {
        var doctor = doctor(
                Duration.ofMinutes(1),
                check("c", () -> Finding.pass(DiskCheck.DiskAdvice.ENOUGH.with("folder", 1))),
                check("b", () -> {
                    throw new java.io.IOException("a broken pipe");
                }),
                check("a", () -> {
                    throw new StackOverflowError();
                }));
        var diagnoses = doctor.runChecks();
        assertThat(diagnoses).extracting(CheckReport::check).containsExactly("a", "b", "c");
        assertThat(diagnoses).extracting(CheckReport::result).containsExactly(Result.FAIL, Result.FAIL, Result.PASS);
        assertThat(diagnoses.get(1).advice()).asString().contains("a broken pipe");
    }

    @Test
    void checkThatHangs_fails_andIsNotRestartedBeforeItEnds() {
        var started = new AtomicInteger();
        var release = new CountDownLatch(1);
        var doctor = doctor(Duration.ofMillis(50), check("hangs", () -> {
            started.incrementAndGet();
            release.await();
            return Finding.pass(DiskCheck.DiskAdvice.ENOUGH.with("folder", 1));
        }));
        for (var attempt = 0; attempt < 3; attempt++) {
            assertThat(doctor.runChecks()).extracting(CheckReport::result).containsExactly(Result.FAIL);
            await().until(() -> started.get() > 0);
        }
        assertThat(started).hasValue(1);
        release.countDown();
        await().until(() -> doctor.runChecks().getFirst().result() == Result.PASS);
    }

    private static Doctor doctor(Duration timeout, Check... checks) {
        return new Doctor(List.of(checks), new DoctorProperties(DataSize.ofBytes(0), timeout));
    }

    private static Check check(String name, Callable<Finding> examination) {
        return new Check() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Finding run() throws Exception {
                return examination.call();
            }
        };
    }
}
