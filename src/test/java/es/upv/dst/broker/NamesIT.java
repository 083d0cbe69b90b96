// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.MqttTestClient;
import es.upv.dst.fixture.MqttVersion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that the characters with a meaning for Artemis have none in topics, filters and client ids of clients. */
@ExtendWith(TestBrokerResolver.class)
class NamesIT {

    private static final List<String> LEVELS = List.of(
            "a\\b", "\\", "\\\\", "\\.", "\\*", "a::b", "::", "a:::b", "::::", "a:b", "a.b", ".", "..", "*", "a*b", ">",
            "$x", "'", "\"", "%", "%2E", "a;b,c=d", "&|!?", " ", " a ", "ñ", "aé", "a\u0301", "😀", "\u200b", "\ufeff",
            "\ufffd", "\u2028", "AND", "group=g");

    private static final List<String> CLIENT_IDS = List.of(
            "juan.perez",
            "x.salon",
            "x.salon.1",
            "x.DST",
            "a'b",
            "x' OR 'a'='a",
            "a\\b",
            "a::b",
            "$sys.mqtt.retain",
            "$share",
            "#",
            "*",
            "+",
            "a/b",
            "a b",
            "ñ",
            "😀",
            "%2E",
            "%",
            "group=g",
            "\"",
            "dst",
            "x".repeat(256));

    private final TestBroker broker;

    NamesIT(TestBroker broker) {
        this.broker = broker;
    }

    /** Has a subscriber for each topic, so that a topic that reaches a subscriber of another one is noticed. */
    @ParameterizedTest
    @EnumSource
    void eachTopic_isReceivedBySubscribersOfItself_andOfWildcards(MqttVersion version) {
        var topics = Stream.concat(
                        LEVELS.stream().flatMap(level -> Stream.of("salon/" + level, "salon/" + level + "/" + level)),
                        Stream.of("salon/a/b", "salon/", "salon//", "salon//x", "salon/x/", "salon/a\\/b"))
                .toList();
        var subscribers = new HashMap<String, MqttTestClient>();
        try (var all = connect(version, "all");
                var publisher = connect(version, "publisher")) {
            all.subscribe("salon/#");
            for (var topic : topics) {
                subscribers.put(topic, connect(version, "subscriber" + subscribers.size()));
                assertThat(subscribers.get(topic).subscribe(topic)).as(topic).isTrue();
            }
            topics.forEach(topic -> publisher.publish(topic, "message"));
            publisher.publish("salon/end", "");
            all.awaitMessage("salon/end", "");
            subscribers.forEach((topic, subscriber) -> {
                subscriber.awaitMessage(topic, "message");
                assertThat(subscriber.received()).containsExactly(topic + " message");
            });
            assertThat(all.received())
                    .containsAll(
                            topics.stream().map(topic -> topic + " message").toList());
        } finally {
            subscribers.values().forEach(MqttTestClient::close);
        }
    }

    @ParameterizedTest
    @EnumSource
    void retainedMessage_isFoundByItsTopicAndByWildcards_untilItIsRemoved(MqttVersion version) {
        try (var publisher = connect(version, "publisher")) {
            for (var level : LEVELS) {
                publisher.publishRetained("salon/" + level, "old");
                publisher.publishRetained("salon/" + level, "kept");
            }
            try (var subscriber = connect(version, "wildcard")) {
                subscriber.subscribe("salon/+");
                LEVELS.forEach(level -> subscriber.awaitMessage("salon/" + level, "kept"));
                assertThat(subscriber.received()).hasSize(LEVELS.size());
            }
            for (var level : LEVELS) {
                try (var subscriber = connect(version, "exact")) {
                    subscriber.subscribe("salon/" + level);
                    subscriber.awaitMessage("salon/" + level, "kept");
                }
                publisher.publishRetained("salon/" + level, "");
            }
            try (var subscriber = connect(version, "later")) {
                subscriber.subscribe("salon/#");
                publisher.publish("salon/end", "");
                subscriber.awaitMessage("salon/end", "");
                assertThat(subscriber.received()).containsExactly("salon/end ");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void sharedSubscription_distributesNewMessages(MqttVersion version) {
        try (var publisher = connect(version, "publisher");
                var first = broker.connect(version, ClientRole.TEACHER, "g");
                var second = broker.connect(version, ClientRole.TEACHER, "second")) {
            publisher.publishRetained("salon/a.b", "retained");
            assertThat(first.subscribe("$share/g.\\::*'/salon/a.b")).isTrue();
            assertThat(second.subscribe("$share/g.\\::*'/salon/a.b")).isTrue();
            IntStream.range(0, 20).forEach(number -> publisher.publish("salon/a.b", String.valueOf(number)));
            await().until(() -> first.received().size() + second.received().size() >= 20);
            assertThat(Stream.concat(first.received().stream(), second.received().stream()))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20)
                            .mapToObj(number -> "salon/a.b " + number)
                            .toList());
            assertThat(first.received()).isNotEmpty();
            assertThat(second.received()).isNotEmpty();
        }
    }

    @Test
    void sessionOfEachClientId_isContinuedAfterARestart(@TempDir Path store) {
        int port = FreePorts.free();
        var topics = new HashMap<String, String>();
        CLIENT_IDS.forEach(id -> topics.put(id, "salon/" + topics.size()));
        try (var first = TestBroker.open(store, port)) {
            topics.forEach((id, topic) -> {
                var client = session(port, id, new CopyOnWriteArrayList<>());
                client.subscribeWith()
                        .topicFilter(topic)
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .send();
                client.disconnect();
            });
            try (var publisher = first.connect(MqttVersion.MQTT_3_1_1, ClientRole.STUDENT, "publisher")) {
                topics.forEach((id, topic) -> publisher.publish(topic, "before"));
            }
        }
        try (var second = TestBroker.open(store, port);
                var publisher = second.connect(MqttVersion.MQTT_3_1_1, ClientRole.STUDENT, "publisher")) {
            topics.forEach((id, topic) -> publisher.publish(topic, "after"));
            topics.entrySet().forEach(entry -> receivesBoth(port, entry));
        }
    }

    private static void receivesBoth(int port, Map.Entry<String, String> idAndTopic) {
        var received = new CopyOnWriteArrayList<String>();
        var client = session(port, idAndTopic.getKey(), received);
        await(idAndTopic.getKey())
                .untilAsserted(() -> assertThat(received)
                        .containsExactly(idAndTopic.getValue() + " before", idAndTopic.getValue() + " after"));
        client.disconnect();
    }

    /** Connects with a session that outlives the connection. */
    private static Mqtt5BlockingClient session(int port, String id, List<String> received) {
        var client = MqttVersion.builder(port, id).useMqttVersion5().buildBlocking();
        client.toAsync()
                .publishes(
                        MqttGlobalPublishFilter.ALL,
                        message -> received.add(MqttVersion.text(message.getTopic(), message.getPayloadAsBytes())));
        client.connectWith().cleanStart(false).sessionExpiryInterval(3_600).send();
        return client;
    }

    private MqttTestClient connect(MqttVersion version, String id) {
        return broker.connect(version, ClientRole.STUDENT, id);
    }
}
