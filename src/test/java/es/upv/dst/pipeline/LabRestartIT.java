// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.BrokerKind;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Mosquitto;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that codes, submissions and messages are kept when the lab stops and starts again. */
@Tag("database")
class LabRestartIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void afterRestart_openCodeIsAccepted_andUsedCodeIsRefused(BrokerKind broker) throws Exception {
        broker.with(folder, lab -> {
            lab.enroll(2);
            String used;
            String open;
            try (var student = lab.student(1)) {
                used = student.requestCode();
                assertThat(student.submitAndAwaitVerdict(used)).isEqualTo(used + ";ACCEPTED");
                open = student.requestCode();
            }
            var before = lab.admin().text("/api/submissions", "text/csv");
            lab.stop().start().awaitConnected();
            assertThat(lab.admin().text("/api/submissions", "text/csv")).isEqualTo(before);
            assertThat(lab.admin().get("/api/status").at("/roster/enrolled").asInt())
                    .isEqualTo(2);
            try (var another = lab.student(2)) {
                assertThat(another.submitAndAwaitVerdict(used)).isEqualTo(used + ";ALREADY_USED");
                assertThat(another.submitAndAwaitVerdict(open)).isEqualTo(open + ";ACCEPTED");
                assertThat(another.requestCode()).isNotIn(used, open);
            }
        });
    }

    @Test
    void requestsSentWhileTheLabIsStopped_areAnsweredAfterItsStart() {
        try (var mosquitto = Mosquitto.in(folder.resolve("mosquitto")).start();
                var lab = Lab.on(mosquitto, folder).awaitConnected().enroll(300);
                var student = lab.student(1)) {
            lab.stop();
            student.publishAll("DST/PETICION", IntStream.rangeClosed(1, 300).mapToObj(Lab::dni));
            lab.start();
            await().until(() ->
                    lab.admin().get("/api/status").at("/requests/issued").asInt() == 300);
            assertThat(lab.admin().get("/api/status").at("/codes/open").asInt()).isEqualTo(300);
        }
    }
}
