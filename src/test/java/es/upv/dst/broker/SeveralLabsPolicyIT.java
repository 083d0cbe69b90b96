// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.Mosquitto;
import es.upv.dst.fixture.MqttVersion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that accounts of one lab cannot use the topics of another lab. */
class SeveralLabsPolicyIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void topicsOfAnotherPrefix_areRejectedByTheEmbeddedBroker(MqttVersion version) {
        try (var broker = TestBroker.open(folder, FreePorts.free(), new Topics("LAB2"));
                var teacher = broker.connect(MqttVersion.MQTT_5, ClientRole.TEACHER, "observer");
                var dst = broker.connect(version, ClientRole.STUDENT, "student")) {
            teacher.subscribe("#");
            assertThat(dst.subscribe("DST/CODIGO")).isFalse();
            assertThat(dst.subscribe("DST/PRUEBA")).isFalse();
            assertThat(dst.subscribe("LAB2/PETICION")).isFalse();
            assertThat(dst.subscribe("LAB2/#")).isFalse();
            assertThat(dst.subscribe("LAB2/CODIGO")).isTrue();
            assertThat(dst.subscribe("salon/#")).isTrue();
            dst.publish("DST/PETICION", "00000001");
            dst.publish("LAB2/CODIGO", "12345");
            dst.publish("LAB2/PETICION", "00000002");
            teacher.awaitMessage("LAB2/PETICION", "00000002");
            assertThat(teacher.received()).containsExactly("LAB2/PETICION 00000002");
        }
    }

    @Test
    void accountOfOneLab_hasNoAccessToAnotherLab_onMosquitto() throws IOException {
        try (var mosquitto = Mosquitto.withLabs(folder.resolve("mosquitto"), "DST", "LAB2:luis")
                        .start();
                var teacher = MqttVersion.MQTT_5.connect(mosquitto.port(), "teacher", "teacher", "teacher");
                var luis = MqttVersion.MQTT_5.connect(mosquitto.port(), "luis", "luis", "luis");
                var dst = MqttVersion.MQTT_5.connect(mosquitto.port(), "student", "dst", "dst")) {
            teacher.subscribe("#");
            luis.subscribe("#");
            dst.subscribe("#");
            dst.publish("DST/PETICION", "00000001");
            dst.publish("LAB2/PETICION", "00000002");
            luis.awaitMessage("LAB2/PETICION", "00000002");
            luis.publish("DST/CODIGO", "12345");
            luis.publish("OTHER", "12345");
            luis.publish("LAB2/CODIGO", "93729");
            luis.publish("salon/luz", "ON");
            dst.awaitMessage("salon/luz", "ON");
            teacher.awaitMessage("salon/luz", "ON");
            luis.awaitMessage("salon/luz", "ON");
            assertThat(dst.received()).containsExactly("LAB2/CODIGO 93729", "salon/luz ON");
            assertThat(luis.received()).containsExactly("LAB2/PETICION 00000002", "LAB2/CODIGO 93729", "salon/luz ON");
            assertThat(teacher.received())
                    .containsExactly(
                            "DST/PETICION 00000001", "LAB2/PETICION 00000002", "LAB2/CODIGO 93729", "salon/luz ON");
        }
    }
}
