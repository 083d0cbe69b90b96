// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.message.subscribe.Mqtt5RetainHandling;
import es.upv.dst.fixture.FreePorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was acknowledged before a broker ends, however it ends, is there after it. */
class BrokerRestartIT {

    private static final int MESSAGES = 500;

    private enum End {
        KILLED {
            @Override
            void to(BrokerProcess lab) {
                lab.kill();
            }
        },
        STOPPED {
            @Override
            void to(BrokerProcess lab) throws IOException {
                lab.stop();
            }
        };

        abstract void to(BrokerProcess lab) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(End.class)
    void theTeacherFindsWhatWasSentToItBeforeAndWhileItWasAway(End end, @TempDir Path store) throws IOException {
        int port = FreePorts.free();
        try (var lab = BrokerProcess.start(store, port)) {
            teacherSubscribesAndLeaves(port);
            studentsAsk(port, 0, MESSAGES / 2);
            end.to(lab);
        }
        try (var lab = BrokerProcess.start(store, port)) {
            studentsAsk(port, MESSAGES / 2, MESSAGES);
            end.to(lab);
        }
        try (var lab = BrokerProcess.start(store, port)) {
            var heard = teacherReturns(lab.port());
            var sent = IntStream.range(0, MESSAGES)
                    .mapToObj(i -> TestBroker.TOPICS.request() + " " + i)
                    .toList();
            await().untilAsserted(() -> assertThat(heard).containsExactlyElementsOf(sent));
            try (var late = MqttVersion.MQTT_5.connect(port, "late", "dst", "dst")) {
                late.subscribe("salon/#");
                late.awaitMessage("salon/fija", "sí");
            }
        }
    }

    private static void teacherSubscribesAndLeaves(int port) {
        var teacher = teacher(port);
        connect(teacher);
        teacher.subscribeWith()
                .topicFilter(TestBroker.TOPICS.request())
                .qos(MqttQos.AT_LEAST_ONCE)
                .retainHandling(Mqtt5RetainHandling.DO_NOT_SEND)
                .send();
        teacher.disconnect();
    }

    private static void studentsAsk(int port, int from, int to) {
        try (var student = MqttVersion.MQTT_3_1_1.connect(port, "student", "dst", "dst")) {
            student.publishRetained("salon/fija", "sí");
            IntStream.range(from, to).forEach(i -> student.publish(TestBroker.TOPICS.request(), String.valueOf(i)));
        }
    }

    private static List<String> teacherReturns(int port) {
        var heard = new CopyOnWriteArrayList<String>();
        var teacher = teacher(port);
        teacher.toAsync()
                .publishes(
                        MqttGlobalPublishFilter.ALL,
                        m -> heard.add(MqttVersion.text(m.getTopic(), m.getPayloadAsBytes())));
        assertThat(connect(teacher)).as("its session is there").isTrue();
        return heard;
    }

    private static Mqtt5BlockingClient teacher(int port) {
        return MqttVersion.builder(port, "dst-lab-in").useMqttVersion5().buildBlocking();
    }

    private static boolean connect(Mqtt5BlockingClient teacher) {
        return teacher.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(3_600)
                .simpleAuth()
                .username("teacher")
                .password(TestBroker.SECRET.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send()
                .isSessionPresent();
    }
}
