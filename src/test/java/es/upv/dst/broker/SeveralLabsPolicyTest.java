// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.lab.Mosquitto;
import es.upv.dst.lab.Ports;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Topics of another prefix are topics of another lab. */
@Tag("no-lab")
class SeveralLabsPolicyTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void theEmbeddedBrokerRefusesTheTopicsOfAnotherPrefix(Version version) {
        try (var lab = Lab.open(folder, Ports.free(), new Topics("LAB2"));
                var teacher = lab.connect(Version.MQTT_5, ClientRole.TEACHER, "witness");
                var dst = lab.connect(version, ClientRole.DST, "student")) {
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
            teacher.awaits("LAB2/PETICION", "00000002");
            assertThat(teacher.heard()).containsExactly("LAB2/PETICION 00000002");
            assertThatThrownBy(() -> lab.connect(version, ClientRole.DST, "victim.LAB2"))
                    .isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void onMosquittoATeachersAccountOfOneLabHasNoPartInAnother() throws IOException {
        try (var mosquitto = Mosquitto.serving(folder.resolve("mosquitto"), "DST", "LAB2:luis")
                        .start();
                var teacher = Version.MQTT_5.connect(mosquitto.port(), "teacher", "teacher", "teacher");
                var luis = Version.MQTT_5.connect(mosquitto.port(), "luis", "luis", "luis");
                var dst = Version.MQTT_5.connect(mosquitto.port(), "student", "dst", "dst")) {
            teacher.subscribe("#");
            luis.subscribe("#");
            dst.subscribe("#");
            dst.publish("DST/PETICION", "00000001");
            dst.publish("LAB2/PETICION", "00000002");
            luis.awaits("LAB2/PETICION", "00000002");
            luis.publish("DST/CODIGO", "12345");
            luis.publish("OTHER", "12345");
            luis.publish("LAB2/CODIGO", "93729");
            luis.publish("salon/luz", "ON");
            dst.awaits("salon/luz", "ON");
            teacher.awaits("salon/luz", "ON");
            luis.awaits("salon/luz", "ON");
            assertThat(dst.heard()).containsExactly("LAB2/CODIGO 93729", "salon/luz ON");
            assertThat(luis.heard()).containsExactly("LAB2/PETICION 00000002", "LAB2/CODIGO 93729", "salon/luz ON");
            assertThat(teacher.heard())
                    .containsExactly(
                            "DST/PETICION 00000001", "LAB2/PETICION 00000002", "LAB2/CODIGO 93729", "salon/luz ON");
        }
    }
}
