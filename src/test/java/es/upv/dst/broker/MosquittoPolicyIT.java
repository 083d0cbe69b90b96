// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.MqttVersion;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the shipped files of Mosquitto implement the access policy of the embedded broker. */
class MosquittoPolicyIT {

    private static final Path DEPLOY = Path.of("deploy/mosquitto");

    @TempDir
    private Path folder;

    @Test
    void shippedAcl_equalsTheGeneratedAcl() throws IOException {
        assertThat(DEPLOY.resolve("acl")).hasContent(MosquittoAcl.text(List.of("DST")));
    }

    @Test
    void mosquittoWithShippedFiles_enforcesTheAccessPolicy() throws Exception {
        Path mosquitto = Stream.of("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(folder);
        assumeThat(mosquitto).as("mosquitto is installed").isNotEqualTo(folder);
        int port = FreePorts.free();
        var process = new ProcessBuilder(
                        mosquitto.toString(), "-c", configuration(port).toString())
                .redirectErrorStream(true)
                .start();
        try {
            await().until(() -> acceptsConnections(port));
            checkPolicy(port);
        } finally {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static void checkPolicy(int port) {
        try (var teacher = MqttVersion.MQTT_5.connect(port, "dst-lab", "teacher", TestBroker.GENERATED_PASSWORD);
                var dst = MqttVersion.MQTT_3_1_1.connect(port, "student", "dst", "dst");
                var anonymous = MqttVersion.MQTT_3_1_1.connect(port, "anonymous", "", "")) {
            teacher.subscribe("#");
            dst.subscribe("#");
            anonymous.subscribe("#");
            dst.publish(TestBroker.TOPICS.request(), "00000001");
            dst.publish(TestBroker.TOPICS.code(), "forged");
            anonymous.publish(TestBroker.TOPICS.request(), "00000002");
            anonymous.publish("salon/luz", "ON");
            teacher.publish(TestBroker.TOPICS.code(), "12345");
            dst.awaitMessage(TestBroker.TOPICS.code(), "12345");
            anonymous.awaitMessage("salon/luz", "ON");
            teacher.awaitMessage(TestBroker.TOPICS.code(), "12345");
            assertThat(dst.received()).containsExactlyInAnyOrder("salon/luz ON", "DST/CODIGO 12345");
            assertThat(anonymous.received()).containsExactly("salon/luz ON");
            assertThat(teacher.received())
                    .containsExactlyInAnyOrder("DST/PETICION 00000001", "salon/luz ON", "DST/CODIGO 12345");
        }
    }

    /** Writes the shipped configuration with the folder and the port of this test. */
    private Path configuration(int port) throws Exception {
        Files.copy(DEPLOY.resolve("acl"), folder.resolve("acl"));
        Path passwords = Files.writeString(
                folder.resolve("passwd"), "dst:dst\nteacher:%s\n".formatted(TestBroker.GENERATED_PASSWORD));
        new ProcessBuilder("mosquitto_passwd", "-U", passwords.toString())
                .inheritIO()
                .start()
                .waitFor();
        String text = Files.readString(DEPLOY.resolve("mosquitto.conf"))
                .replace("listener 1883", "listener " + port + " 127.0.0.1\nuser root")
                .replace("/etc/mosquitto/dst-lab", folder.toString())
                .replace("/var/lib/mosquitto", folder.toString());
        return Files.writeString(folder.resolve("mosquitto.conf"), text);
    }

    private static boolean acceptsConnections(int port) {
        try (var _ = new Socket("127.0.0.1", port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
