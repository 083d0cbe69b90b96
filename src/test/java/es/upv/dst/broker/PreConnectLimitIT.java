// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Before a login nothing is given for free. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreConnectLimitIT {

    private static final int MB = 1024 * 1024;

    private TestBroker lab;

    @BeforeAll
    void open(@TempDir Path store) {
        lab = TestBroker.open(store);
    }

    @AfterAll
    void close() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000000\r\n\r\n",
                "neither MQTT nor HTTP",
                "\20\377\377\377\177\0\4MQTT"
            })
    void whatIsNoLoginIsNotCollected(String beginning) throws IOException {
        assertThat(takes(beginning.getBytes(StandardCharsets.ISO_8859_1))).isFalse();
    }

    /** Whether the broker takes ten megabytes more. */
    private boolean takes(byte[] beginning) throws IOException {
        try (var socket = new Socket("127.0.0.1", lab.port())) {
            var out = socket.getOutputStream();
            out.write(beginning);
            for (int i = 0; i < 10; i++) {
                out.write(new byte[MB]);
            }
            return true;
        } catch (SocketException hungUp) {
            return false;
        }
    }

    @Test
    void whoDoesNotLogInIsHungUpOn() throws IOException {
        try (var silent = begin("");
                var http = begin("GET / HTTP/1.1\r\n");
                var mqtt = begin("\20\50\0\4MQTT\4")) {
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
            assertThat(http.getInputStream().read()).isEqualTo(-1);
            assertThat(mqtt.getInputStream().read()).isEqualTo(-1);
        }
    }

    @SuppressWarnings("resource") // It is the caller's.
    private Socket begin(String bytes) throws IOException {
        var socket = new Socket("127.0.0.1", lab.port());
        socket.setSoTimeout(8_000);
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    @Test
    void artemisOwnProtocolIsNotSpoken() throws Exception {
        try (var locator = ActiveMQClient.createServerLocator("tcp://127.0.0.1:" + lab.port() + "?callTimeout=1000")) {
            assertThatThrownBy(() ->
                            locator.createSessionFactory().createSession("dst", "dst", false, true, true, false, 0))
                    .isInstanceOf(ActiveMQException.class);
        }
    }

    @Test
    void aWebSocketOnTheSamePortIsHeldToTheSamePolicy() {
        var client = MqttVersion.builder(lab.port(), "browser")
                .useMqttVersion5()
                .webSocketWithDefaultConfig()
                .buildBlocking();
        client.connectWith()
                .simpleAuth()
                .username("dst")
                .password("dst".getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send();
        try (var student = new MqttVersion.Fifth(client, List.of())) {
            assertThat(student.subscribe(TestBroker.TOPICS.code())).isTrue();
            assertThat(student.subscribe(TestBroker.TOPICS.request())).isFalse();
            assertThat(student.subscribe("$share/x/" + TestBroker.TOPICS.code()))
                    .isFalse();
        }
    }
}
