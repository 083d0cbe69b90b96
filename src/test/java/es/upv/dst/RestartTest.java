// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.Broker;
import es.upv.dst.lab.Lab;
import es.upv.dst.lab.Mosquitto;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Stopping the lab and starting it again, and what that must not cost. */
class RestartTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void anOpenCodeCanStillBeRedeemedAndAUsedOneNot(Broker broker) throws Exception {
        broker.with(folder, lab -> {
            lab.enrolling(2);
            String used;
            String open;
            try (var student = lab.student(1)) {
                used = student.asksForACode();
                assertThat(student.solvesWith(used)).isEqualTo(used + ";ACCEPTED");
                open = student.asksForACode();
            }
            var before = lab.rest().text("/api/submissions", "text/csv");
            lab.stop().start().untilUp();
            assertThat(lab.rest().text("/api/submissions", "text/csv")).isEqualTo(before);
            assertThat(lab.rest().get("/api/status").at("/roster/enrolled").asInt())
                    .isEqualTo(2);
            try (var another = lab.student(2)) {
                assertThat(another.solvesWith(used)).isEqualTo(used + ";ALREADY_USED");
                assertThat(another.solvesWith(open)).isEqualTo(open + ";ACCEPTED");
                assertThat(another.asksForACode()).isNotIn(used, open);
            }
        });
    }

    @Test
    void whatIsSentMeanwhileIsHandledAfterwards() {
        try (var mosquitto = Mosquitto.in(folder.resolve("mosquitto")).start();
                var lab = Lab.on(mosquitto, folder).untilUp().enrolling(300);
                var student = lab.student(1)) {
            lab.stop();
            student.saysAll("DST/PETICION", IntStream.rangeClosed(1, 300).mapToObj(Lab::dni));
            lab.start();
            await().until(() ->
                    lab.rest().get("/api/status").at("/requests/issued").asInt() == 300);
            assertThat(lab.rest().get("/api/status").at("/codes/open").asInt()).isEqualTo(300);
        }
    }
}
