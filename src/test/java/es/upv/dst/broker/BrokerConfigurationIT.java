// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.broker.artemis.EmbeddedBroker;
import es.upv.dst.broker.throttle.CodeFormat;
import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.MqttVersion;
import es.upv.dst.fixture.RawMqttClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

/** Tests the configuration of the package in an application without other features. */
@ExtendWith(OutputCaptureExtension.class)
class BrokerConfigurationIT {

    @TempDir
    private Path data;

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({BrokerProperties.class, Topics.class})
    @Import({BrokerConfiguration.class, BrokerHealth.class, SslAutoConfiguration.class})
    static class Application {

        @Bean
        RandomGenerator random() {
            return new SecureRandom();
        }
    }

    @Test
    void noUrl_startsTheEmbeddedBrokerInTheDataFolder() {
        int port = FreePorts.free();
        try (var context = run(Map.of("DST_BROKER_PORT", port, "DST_BROKER_URL", ""))) {
            var lab = context.getBean(LabBroker.class);
            assertThat(lab.url()).isEqualTo("tcp://127.0.0.1:" + port);
            assertThat(lab.embedded()).isTrue();
            assertThat(lab.username()).isEqualTo("teacher");
            assertThat(lab.password()).hasSizeGreaterThan(32);
            assertThat(lab.toString()).doesNotContain(lab.password());
            assertThat(context.getBean(BrokerHealth.class).health().getStatus()).isEqualTo(Status.UP);
            assertThat(data.resolve("broker/journal")).isNotEmptyDirectory();
            assertThat(context.getBean(EmbeddedBroker.class).getPhase()).isEqualTo(Integer.MIN_VALUE);
            MqttVersion.MQTT_5
                    .connect(port, "dst-lab", "teacher", lab.password())
                    .close();
        }
    }

    @Test
    void configuredPassword_isAcceptedBesidesTheGeneratedOne() {
        int port = FreePorts.free();
        var environment = Map.<String, Object>of(
                "DST_BROKER_PORT", port, "DST_BROKER_USERNAME", "profe", "DST_BROKER_PASSWORD", "chosen");
        try (var context = run(environment)) {
            MqttVersion.MQTT_5.connect(port, "dst-lab", "profe", "chosen").close();
            var password = context.getBean(LabBroker.class).password();
            MqttVersion.MQTT_5.connect(port, "dst-lab", "profe", password).close();
        }
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 127.0.0.1", "127.0.0.1, 127.0.0.1", "localhost, localhost", "::, [::1]", "::1, [::1]"})
    void urlOfTheLab_isDerivedFromTheListenAddress(String address, String host) throws Exception {
        var properties = properties("", "teacher", address);
        assertThat(new BrokerConfiguration()
                        .labBroker(properties, new DefaultSslBundleRegistry(), new SecureRandom())
                        .url())
                .isEqualTo("tcp://" + host + ":1883");
    }

    @Test
    void configuredUrl_disablesTheEmbeddedBroker() throws IOException {
        try (var externalBroker = serverSocket()) {
            String url = "tcp://127.0.0.1:" + externalBroker.getLocalPort();
            try (var context = run(Map.of("DST_BROKER_URL", url, "DST_BROKER_PASSWORD", "s"))) {
                assertThat(context.getBean(LabBroker.class)).isEqualTo(new LabBroker(url, false, "teacher", "s"));
                assertThat(context.getBeanProvider(EmbeddedBroker.class).getIfAvailable())
                        .isNull();
                var health = context.getBean(BrokerHealth.class);
                assertThat(health.health().getStatus()).isEqualTo(Status.UP);
                close(externalBroker);
                assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
            }
        }
    }

    private static ServerSocket serverSocket() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    }

    private static void close(ServerSocket socket) throws IOException {
        socket.close();
    }

    @Test
    void portInUse_isReportedWithoutAStackTrace(CapturedOutput output) throws IOException {
        try (var usedPort = serverSocket()) {
            assertThatThrownBy(() -> run(Map.of("DST_BROKER_PORT", usedPort.getLocalPort())))
                    .hasRootCauseInstanceOf(IOException.class);
            assertThat(output)
                    .contains("The embedded broker cannot listen at 127.0.0.1:" + usedPort.getLocalPort())
                    .contains("DST_BROKER_PORT")
                    .doesNotContain("\tat ");
        }
    }

    @ParameterizedTest
    @CsvSource({"mqtt.upv.es, t", "http://mqtt.upv.es:1883, t", "tcp://mqtt.upv.es, t", "tcp://:1883, t", "'', dst"})
    void invalidUrl_orTheStudentAccountAsTeacherAccount_failsTheStart(String url, String username) {
        assertThatThrownBy(() -> properties(url, username, "127.0.0.1")).isInstanceOf(IllegalArgumentException.class);
    }

    private static BrokerProperties properties(String url, String username, String address) {
        return new BrokerProperties(url, username, "", address, 1883, "", DataSize.ofMegabytes(64), 700);
    }

    @Test
    void invalidPackets_areNotLogged(CapturedOutput output) {
        int port = FreePorts.free();
        try (var _ = run(Map.of("DST_BROKER_PORT", port))) {
            sendInvalidPackets(port);
            assertThat(output.getOut()
                            .lines()
                            .filter(line ->
                                    line.contains("ctivemq") || line.contains("AMQ") || line.startsWith("\tat ")))
                    .isEmpty();
        }
    }

    private static void sendInvalidPackets(int port) {
        for (int level : new int[] {4, 5}) {
            try (var client = new RawMqttClient(port)) {
                client.connect(level, "a", "dst", "wrong");
            }
            try (var client = new RawMqttClient(port)) {
                client.connectWithWill(level, "b", "dst", "dst", TestBroker.TOPICS.code());
                client.subscribe(level, "#");
                client.publish(level, TestBroker.TOPICS.code(), new byte[] {1});
                client.publish(level, "salon/\0", "x".getBytes(UTF_8));
                client.isDisconnected();
            }
            try (var client = new RawMqttClient(port)) {
                client.connectWithWill(level, "c", "dst", "dst", TestBroker.TOPICS.code());
            }
        }
        try (var student = MqttVersion.MQTT_5.connect(port, "d", "dst", "dst")) {
            student.subscribe(TestBroker.TOPICS.secondExercise());
            student.publish(TestBroker.TOPICS.secondExercise(), "fin");
            student.awaitMessage(TestBroker.TOPICS.secondExercise(), "fin");
        }
    }

    /** Binds the properties as from environment variables of a process. */
    private ConfigurableApplicationContext run(Map<String, Object> environment) {
        var application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .build();
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("clock", InstantSource.system());
            context.getBeanFactory().registerSingleton("format", (CodeFormat) _ -> true);
            var sources = context.getEnvironment().getPropertySources();
            sources.addFirst(new MapPropertySource("folder", Map.of("dst.data.dir", data.toString())));
            sources.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment));
        });
        return application.run();
    }
}
