// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.fixture.Mqtt5TestClient;
import es.upv.dst.fixture.MqttVersion;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the limits for connections that have not sent a CONNECT packet yet. */
@ExtendWith(TestBrokerResolver.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreConnectLimitIT {

    private static final int MEGABYTE = 1024 * 1024;

    private final TestBroker broker;

    PreConnectLimitIT(TestBroker broker) {
        this.broker = broker;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000000\r\n\r\n",
                "neither MQTT nor HTTP",
                "\20\377\377\377\177\0\4MQTT"
            })
    void connectionWithoutConnectPacket_isClosedBeforeTenMegabytes(String firstBytes) throws IOException {
        assertThat(acceptsTenMegabytes(firstBytes.getBytes(StandardCharsets.ISO_8859_1)))
                .isFalse();
    }

    /** Whether the broker accepts ten more megabytes before it closes the connection. */
    private boolean acceptsTenMegabytes(byte[] firstBytes) throws IOException {
        try (var socket = new Socket("127.0.0.1", broker.port())) {
            var out = socket.getOutputStream();
            out.write(firstBytes);
            for (int i = 0; i < 10; i++) {
                out.write(new byte[MEGABYTE]);
            }
            return true;
        } catch (SocketException closed) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\26\3\1\2\0\1\0",
                "AMQP\0\1\0\0",
                "SSH-2.0-x\r\n",
                "POST / HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\nContent-Length: 60000\r\n\r\n",
                "GIMME MQTT",
                "\300\0",
                "\37\14\0\4MQTT\4\2\0\74\0\0",
                "\20\377\377\377\377\1\0\4MQTT"
            })
    void otherProtocol_isDisconnectedAtOnce(String firstBytes) throws IOException {
        try (var socket = send(firstBytes)) {
            // Less than the time in which a client has to connect.
            socket.setSoTimeout(4_000);
            assertThat(answer(socket)).isEmpty();
        }
    }

    /** Artemis would answer this CONNECT with a CONNACK in the body of an HTTP response. */
    @Test
    void mqttInBodiesOfHttpRequests_isRefused() throws IOException {
        var connect = "\20\15\0\4MQTT\4\2\0\74\0\1x";
        try (var socket = send("GET / HTTP/1.1\r\n\r\nPOST / HTTP/1.1\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(connect.length(), connect))) {
            assertThat(answer(socket))
                    .startsWith("HTTP/1.1 426")
                    .contains("upgrade: websocket")
                    .doesNotContain("200 OK");
        }
    }

    /** Returns what the broker sends until it closes the connection. */
    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void connectPacketInSingleBytes_isAccepted() throws IOException {
        try (var socket = send("")) {
            socket.setTcpNoDelay(true);
            for (var octet : "\20\15\0\4MQTT\4\2\0\74\0\1x".getBytes(StandardCharsets.ISO_8859_1)) {
                socket.getOutputStream().write(octet);
            }
            assertThat(socket.getInputStream().readNBytes(4)).containsExactly(0x20, 2, 0, 0);
        }
    }

    @Test
    void clientThatDoesNotConnect_isDisconnected() throws IOException {
        try (var silent = send("");
                var http = send("GET / HTTP/1.1\r\n");
                var mqtt = send("\20\50\0\4MQTT\4")) {
            assertThat(silent.getInputStream().read()).isEqualTo(-1);
            assertThat(http.getInputStream().read()).isEqualTo(-1);
            assertThat(mqtt.getInputStream().read()).isEqualTo(-1);
        }
    }

    @SuppressWarnings("resource") // The caller closes the socket.
    private Socket send(String bytes) throws IOException {
        var socket = new Socket("127.0.0.1", broker.port());
        socket.setSoTimeout(8_000);
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        return socket;
    }

    @Test
    void artemisCoreProtocol_isNotAccepted() throws Exception {
        try (var locator =
                ActiveMQClient.createServerLocator("tcp://127.0.0.1:" + broker.port() + "?callTimeout=1000")) {
            assertThatThrownBy(() ->
                            locator.createSessionFactory().createSession("dst", "dst", false, true, true, false, 0))
                    .isInstanceOf(ActiveMQException.class);
        }
    }

    @Test
    void webSocketClient_hasTheSameAccessPolicy() {
        var client = MqttVersion.builder(broker.port(), "browser")
                .useMqttVersion5()
                .webSocketWithDefaultConfig()
                .buildBlocking();
        client.connectWith()
                .simpleAuth()
                .username("dst")
                .password("dst".getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send();
        try (var student = new Mqtt5TestClient(client, List.of())) {
            assertThat(student.subscribe(TestBroker.TOPICS.code())).isTrue();
            assertThat(student.subscribe(TestBroker.TOPICS.request())).isFalse();
            assertThat(student.subscribe("$share/x/#")).isFalse();
        }
    }
}
