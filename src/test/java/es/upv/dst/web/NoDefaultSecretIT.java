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

/** A lab in a process of its own that has been told nothing but its folder and its ports. */
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
        // A whole JVM, which has to load everything anew.
        await().atMost(Duration.ofMinutes(3)).until(() -> Files.readString(log).contains("Listening to students"));
    }

    @AfterAll
    void stop() {
        process.destroyForcibly();
        await().until(() -> !process.isAlive());
    }

    @Test
    void nobodyComesInByWhatIsTriedFirst() {
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
            // From elsewhere each, or they would be too many.
            var login = guess.split(":", 2);
            var caller = http.from("127.0.4." + guesses.indexOf(guess)).as(login[0], login[1]);
            assertThat(status(caller, "/api/roster")).as(guess).isEqualTo(401);
            assertThat(status(caller, "/actuator/info")).as(guess).isEqualTo(401);
        }
    }

    @Test
    void theDrawnPasswordIsLoggedOnceAndComesIn() throws IOException {
        var logged = Pattern.compile("admin password: (\\S+) ").matcher(Files.readString(log));
        assertThat(logged.find()).isTrue();
        assertThat(status(http.as("admin", logged.group(1)), "/api/roster")).isEqualTo(200);
        assertThat(logged.find()).isFalse();
        assertThat(Files.readString(log)).doesNotContain("generated security password");
    }

    @Test
    void nobodyIsTheTeacherByWhatIsTriedFirst() {
        for (var password : List.of("", "teacher", "dst", "demo", "admin", "password")) {
            refused("teacher", password);
        }
        refused("ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!");
        refused("admin", "admin");
        refused("artemis", "artemis");
    }

    private void refused(String name, String password) {
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
    void nothingThatShowsOrChangesTheInsideIsThere() throws IOException {
        var logged = Pattern.compile("admin password: (\\S+) ").matcher(Files.readString(log));
        assertThat(logged.find()).isTrue();
        for (var inside : List.of("/h2-console", "/actuator/env", "/actuator/heapdump", "/actuator/shutdown")) {
            assertThat(status(http.anonymous(), inside)).as(inside).isEqualTo(401);
            assertThat(status(http.as("admin", logged.group(1)), inside))
                    .as(inside)
                    .isEqualTo(404);
        }
    }

    @Test
    void itListensOnNothingButItsTwoPorts() throws IOException {
        assertThat(ListeningSockets.listening(process.pid())).containsExactlyInAnyOrder(httpPort, brokerPort);
    }

    /** The demo's own part of the manual is the one that has a secret, and it is for this machine alone. */
    @Test
    void theManualSetsNoSecretButTheDemos() throws IOException {
        for (var part : new YamlPropertySourceLoader().load("manual", new FileSystemResource("application.yml"))) {
            var settings = (EnumerablePropertySource<?>) part;
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

    private static int status(RestTestClient caller, String call) {
        return caller.get().uri(call).exchange().returnResult().getStatus().value();
    }
}
