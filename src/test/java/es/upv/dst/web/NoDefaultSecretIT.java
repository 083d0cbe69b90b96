// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import es.upv.dst.DstLab;
import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Tests that a lab process without any settings but its folder and ports has no default password. */
@TestInstance(Lifecycle.PER_CLASS)
class NoDefaultSecretIT {

    private static final Pattern SECRET = Pattern.compile(".*(password|secret|token|credential|passphrase)");

    private final int httpPort = FreePorts.free();
    private final int brokerPort = FreePorts.free();
    private final HttpClients http = new HttpClients(httpPort, "127.0.0.1");
    private Path log;
    private Process process;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        log = folder.resolve("log");
        process = new ProcessBuilder(JavaCommand.of(
                        DstLab.class,
                        "--server.port=" + httpPort,
                        "--dst.broker.port=" + brokerPort,
                        "--dst.data.dir=" + folder.resolve("data")))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        // A new JVM has to load all classes.
        await().atMost(Duration.ofMinutes(3)).until(() -> Files.readString(log).contains("Listening to students"));
    }

    @AfterAll
    void stop() {
        process.destroyForcibly();
        await().until(() -> !process.isAlive());
    }

    @Test
    void commonAdminPasswords_areRefused() {
        var guesses = List.of(
                "admin:",
                "admin:admin",
                "admin:password",
                "admin:demo",
                "admin:dst",
                "admin:dst-lab",
                "admin:changeit",
                "admin:123456",
                "admin:teacher",
                "user:user",
                "user:password",
                "root:root",
                "dst:dst",
                "teacher:teacher",
                "sa:",
                "actuator:actuator",
                ":");
        for (var guess : guesses) {
            // Each guess uses its own address, because ten wrong passwords block an address.
            var login = guess.split(":", 2);
            var client = http.from("127.0.4." + guesses.indexOf(guess)).as(login[0], login[1]);
            assertThat(status(client, "/api/roster")).as(guess).isEqualTo(401);
            assertThat(status(client, "/actuator/info")).as(guess).isEqualTo(401);
        }
    }

    @Test
    void generatedPassword_isLoggedOnce_andAccepted() throws IOException {
        var logged = Pattern.compile("admin password: (\\S+) ").matcher(Files.readString(log));
        assertThat(logged.find()).isTrue();
        assertThat(status(http.as("admin", logged.group(1)), "/api/roster")).isEqualTo(200);
        assertThat(logged.find()).isFalse();
        assertThat(Files.readString(log)).doesNotContain("generated security password");
    }

    @Test
    void commonTeacherPasswords_areRefused() {
        for (var password : List.of("", "teacher", "dst", "demo", "admin", "password")) {
            assertConnectRefused("teacher", password);
        }
        assertConnectRefused("ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!");
        assertConnectRefused("admin", "admin");
        assertConnectRefused("artemis", "artemis");
    }

    private void assertConnectRefused(String name, String password) {
        var client = Mqtt3Client.builder()
                .serverHost("127.0.0.1")
                .serverPort(brokerPort)
                .buildBlocking();
        var login = client.connectWith()
                .simpleAuth()
                .username(name)
                .password(password.getBytes(UTF_8))
                .applySimpleAuth();
        assertThatThrownBy(login::send).as(name + ":" + password).isInstanceOf(Mqtt3ConnAckException.class);
    }

    @Test
    void internalEndpoints_doNotExist() throws IOException {
        var logged = Pattern.compile("admin password: (\\S+) ").matcher(Files.readString(log));
        assertThat(logged.find()).isTrue();
        for (var path : List.of("/h2-console", "/actuator/env", "/actuator/heapdump", "/actuator/shutdown")) {
            assertThat(status(http.anonymous(), path)).as(path).isEqualTo(401);
            assertThat(status(http.as("admin", logged.group(1)), path)).as(path).isEqualTo(404);
        }
    }

    @Test
    void process_listensOnItsTwoPortsOnly() throws IOException {
        assertThat(ListeningSockets.ports(process.pid())).containsExactlyInAnyOrder(httpPort, brokerPort);
    }

    /** Only the demo profile in application.yml sets a secret, and it listens on 127.0.0.1 only. */
    @Test
    void configurationFile_setsNoSecretOutsideTheDemo() throws IOException {
        for (var document :
                new YamlPropertySourceLoader().load("application", new FileSystemResource("application.yml"))) {
            var settings = (EnumerablePropertySource<?>) document;
            if ("demo".equals(settings.getProperty("spring.config.activate.on-profile"))) {
                assertThat(settings.getProperty("server.address")).hasToString("127.0.0.1");
                continue;
            }
            for (var name : settings.getPropertyNames()) {
                assertThat(Map.of(name, String.valueOf(settings.getProperty(name))))
                        .allSatisfy(
                                (key, value) -> assertThat(SECRET.matcher(key).matches() && !value.isEmpty())
                                        .as(key)
                                        .isFalse());
            }
        }
    }

    private static int status(RestTestClient client, String path) {
        return client.get().uri(path).exchange().returnResult().getStatus().value();
    }
}
