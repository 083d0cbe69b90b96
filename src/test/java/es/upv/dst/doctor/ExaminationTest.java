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

/** A check may fail in any way; the examination does not. */
class ExaminationTest {

    @Test
    void aCheckThatThrowsOrBreaksHasFailedAndTheOthersAreMade() {
        var doctor = doctor(
                Duration.ofMinutes(1),
                check("c", () -> Finding.pass("well.")),
                check("b", () -> {
                    throw new java.io.IOException("a broken pipe");
                }),
                check("a", () -> {
                    throw new StackOverflowError();
                }));
        var found = doctor.runChecks();
        assertThat(found).extracting(CheckReport::check).containsExactly("a", "b", "c");
        assertThat(found).extracting(CheckReport::result).containsExactly(Result.FAIL, Result.FAIL, Result.PASS);
        assertThat(found.get(1).advice()).contains("a broken pipe");
    }

    @Test
    void aCheckThatHangsHasFailedAndIsNotBegunAgainUntilItComesToAnEnd() {
        var begun = new AtomicInteger();
        var end = new CountDownLatch(1);
        var doctor = doctor(Duration.ofMillis(50), check("hangs", () -> {
            begun.incrementAndGet();
            end.await();
            return Finding.pass("at last.");
        }));
        for (var time = 0; time < 3; time++) {
            assertThat(doctor.runChecks()).extracting(CheckReport::result).containsExactly(Result.FAIL);
        }
        assertThat(begun).hasValue(1);
        end.countDown();
        await().until(() -> doctor.runChecks().getFirst().result() == Result.PASS);
    }

    private static Doctor doctor(Duration patience, Check... checks) {
        return new Doctor(List.of(checks), new DoctorProperties(DataSize.ofBytes(0), patience));
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
