// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAck;
import es.upv.dst.broker.artemis.EmbeddedBroker;
import es.upv.dst.broker.connection.ConnectionLimit;
import es.upv.dst.broker.disk.StoreSpace;
import es.upv.dst.broker.netty.ClientLimits;
import es.upv.dst.broker.throttle.NetworkBudgets;
import es.upv.dst.codes.Code;
import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.MqttTestClient;
import es.upv.dst.fixture.MqttVersion;
import es.upv.dst.fixture.RawMqttClient;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.slf4j.LoggerFactory;
import org.springframework.util.unit.DataSize;

/**
 * The embedded broker on a free port, with clients for each role.
 *
 * @param freeBytes the free space that the broker finds on its disk
 */
record TestBroker(int port, Path store, EmbeddedBroker broker, StoreSpace space, AtomicLong freeBytes)
        implements AutoCloseable {

    static final Topics TOPICS = new Topics("DST");
    /** The password that the lab generates for its own connections. */
    static final String GENERATED_PASSWORD = "the process's own secret";
    /** The password of {@code dst.broker.password}. */
    static final String CONFIGURED_PASSWORD = "what the professor types";

    /** How many clients of one address may be connected. */
    static final int CONNECTIONS = 700;

    static {
        // The same levels as in application.yml, which is not loaded here.
        ((Logger) LoggerFactory.getLogger("org.apache.activemq")).setLevel(Level.OFF);
        ((Logger) LoggerFactory.getLogger("io.netty")).setLevel(Level.WARN);
    }

    static TestBroker open(Path store) {
        return open(store, FreePorts.free());
    }

    static TestBroker open(Path store, int port) {
        return open(store, port, TOPICS);
    }

    static TestBroker open(Path store, int port, Topics topics) {
        Awaitility.setDefaultPollInterval(Duration.ofMillis(10));
        var freeBytes = new AtomicLong(Long.MAX_VALUE);
        var space = new StoreSpace(DataSize.ofMegabytes(64), freeBytes::get);
        var broker = broker(store, port, topics, space);
        broker.start();
        return new TestBroker(port, store, broker, space, freeBytes);
    }

    static EmbeddedBroker broker(Path store, int port) {
        return broker(store, port, TOPICS, StoreSpace.of(store, DataSize.ofBytes(0)));
    }

    private static EmbeddedBroker broker(Path store, int port, Topics topics, StoreSpace space) {
        try {
            var lab = new LabBroker("tcp://127.0.0.1:" + port, true, "teacher", GENERATED_PASSWORD);
            return new EmbeddedBroker(
                    store,
                    "127.0.0.1",
                    port,
                    new Authenticator(lab, CONFIGURED_PASSWORD, InstantSource.system()),
                    topics,
                    new SecureRandom(),
                    space,
                    new ClientLimits(
                            new NetworkBudgets(
                                    topics, digits -> Code.parse(digits).isPresent(), InstantSource.system()),
                            new ConnectionLimit(CONNECTIONS)));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    MqttTestClient connect(MqttVersion version, ClientRole role, String id) {
        return switch (role) {
            case ANONYMOUS -> version.connect(port, id, "", "");
            case STUDENT -> version.connect(port, id, "dst", "dst");
            case TEACHER -> version.connect(port, id, "teacher", GENERATED_PASSWORD);
        };
    }

    /** Connects with the teacher's account, and continues the stored session of the client, as the lab does. */
    static Mqtt5ConnAck connectWithStoredSession(Mqtt5BlockingClient teacher) {
        return teacher.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(3_600)
                .simpleAuth()
                .username("teacher")
                .password(GENERATED_PASSWORD.getBytes(UTF_8))
                .applySimpleAuth()
                .send();
    }

    /** Subscribes to the topics to which students publish, as the lab does. */
    static void subscribe(Mqtt5BlockingClient teacher) {
        for (var topic : List.of(TOPICS.request(), TOPICS.submission())) {
            teacher.subscribeWith()
                    .topicFilter(topic)
                    .qos(MqttQos.AT_LEAST_ONCE)
                    .send();
        }
    }

    RawMqttClient rawClient() {
        return new RawMqttClient(port);
    }

    @Override
    public void close() {
        broker.stop();
    }
}
