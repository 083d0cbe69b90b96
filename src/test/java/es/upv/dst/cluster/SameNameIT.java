// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Mosquitto;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests two instances of the same name, or without one, on one database: the second waits and reports the conflict. */
@Tag("postgresql")
class SameNameIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "one"})
    void secondInstanceOfAName_connectsOnlyAfterTheFirstStops(String name) {
        try (var broker = Mosquitto.in(folder.resolve("broker")).start();
                var first = lab(broker, name).awaitConnected().enroll(1);
                var second = lab(broker, name);
                var student = first.student(1)) {
            await().until(() ->
                    second.admin().mqttHealth().get("status").asString().equals("DOWN"));
            assertThat(second.admin().mqttHealth().at("/details/otherLab").asBoolean())
                    .isTrue();
            assertThat(second.admin().doctorFailures().get("broker")).contains("Another lab", "DST_INSTANCE_NAME");
            assertThat(first.admin().mqttHealth().get("status").asString()).isEqualTo("UP");
            assertThat(student.requestCode()).isNotEmpty();
            assertThat(second.isConnected()).isFalse();
            assertThat(second.scrape().value("dst_batch_messages_sum")).hasValue(0.0);

            first.stop();
            second.awaitConnected();
            assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
        }
    }

    private Lab lab(Mosquitto broker, String name) {
        return Lab.on(broker, folder, "--dst.instance.name=" + name);
    }
}
