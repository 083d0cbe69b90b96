// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody fills the memory or the disk that all share. */
class BoundsIT {

    private static final int MB = 1024 * 1024;
    private static final int LARGE = 60_000;

    @TempDir
    private Path store;

    private TestBroker lab;

    @BeforeEach
    void open() {
        lab = TestBroker.open(store);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aFloodOfRequestsWhileTheTeacherIsAwayIsBoundedOnDisk() throws IOException {
        leavesASession("dst-lab-away", "teacher", TestBroker.SECRET, TestBroker.TOPICS.request());
        floods(TestBroker.TOPICS.request(), 100);
        assertThat(bytesIn("paging")).isBetween(30L * MB, 80L * MB);
        theOthersAreServed();
    }

    @Test
    void whatAnExerciseLeavesUnreadIsNotWrittenToDisk() throws IOException {
        leavesASession("away", "dst", "dst", "salon/luz");
        floods("salon/luz", 40);
        assertThat(bytesIn("paging")).isLessThan(MB);
        theOthersAreServed();
    }

    @Test
    void topicsMayNotBeInventedWithoutEnd() {
        try (var listener = lab.connect(MqttVersion.MQTT_5, ClientRole.DST, "listener");
                var inventor = lab.raw()) {
            listener.subscribe("salon/#");
            listener.publish("salon/0", "before");
            inventor.connect(4, "inventor", "", "");
            IntStream.range(0, 12_000).forEach(i -> inventor.publish(4, "salon/" + i, new byte[0]));
            inventor.publish(4, "salon/0", "after".getBytes(StandardCharsets.UTF_8));
            listener.awaitMessage("salon/0", "after");
            assertThat(listener.received()).hasSizeLessThan(10_010);
        }
        theOthersAreServed();
    }

    @Test
    void aStudentWhoStaysAwayFindsTheLastCodesOfACourseOnly() {
        leavesASession("away", "dst", "dst", TestBroker.TOPICS.code());
        int all = 10_500;
        issues(all);
        var away = MqttVersion.builder(lab.port(), "away").useMqttVersion5().buildBlocking();
        var heard = new ArrayList<String>();
        away.toAsync()
                .publishes(
                        MqttGlobalPublishFilter.ALL,
                        m -> heard.add(new String(m.getPayloadAsBytes(), StandardCharsets.UTF_8)));
        away.connectWith()
                .cleanStart(false)
                .sessionExpiryInterval(1)
                .simpleAuth()
                .username("dst")
                .password("dst".getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send();
        await().until(() -> heard.contains("c" + (all - 1)));
        assertThat(heard).hasSize(10_000).doesNotContain("c0");
        away.disconnect();
    }

    @Test
    void aConnectionTooManyIsClosed() {
        List<RawMqttClient> many = new ArrayList<>();
        try {
            for (int i = 0; i < 2_000; i++) {
                many.add(lab.raw());
                assertThat(many.getLast().connect(4, "many" + i, "", "")).isZero();
            }
            try (var tooMany = lab.raw()) {
                assertThat(tooMany.connect(4, "one", "dst", "dst")).isEqualTo(RawMqttClient.HUNG_UP);
            }
        } finally {
            many.forEach(RawMqttClient::close);
        }
        await().untilAsserted(() -> {
            try (var later = lab.raw()) {
                assertThat(later.connect(4, "two", "dst", "dst")).isZero();
            }
        });
    }

    private void leavesASession(String id, String user, String password, String filter) {
        var client = MqttVersion.builder(lab.port(), id).useMqttVersion5().buildBlocking();
        client.connectWith()
                .sessionExpiryInterval(3_600)
                .simpleAuth()
                .username(user)
                .password(password.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send();
        client.subscribeWith().topicFilter(filter).qos(MqttQos.AT_LEAST_ONCE).send();
        client.disconnect();
    }

    /** Ten at a time, since whoever overdoes it may be hung up on. */
    private void floods(String topic, int megabytes) {
        for (int sent = 0; sent < megabytes * MB; sent += 10 * LARGE) {
            try (var client = lab.raw()) {
                client.connect(4, "flood", "dst", "dst");
                IntStream.range(0, 10).forEach(_ -> client.publish(4, topic, new byte[LARGE]));
                client.isDisconnected();
            }
        }
    }

    private void issues(int codes) {
        var teacher =
                MqttVersion.builder(lab.port(), "teacher").useMqttVersion5().buildBlocking();
        teacher.connectWith()
                .simpleAuth()
                .username("teacher")
                .password(TestBroker.SECRET.getBytes(StandardCharsets.UTF_8))
                .applySimpleAuth()
                .send();
        CompletableFuture.allOf(IntStream.range(0, codes)
                        .mapToObj(i -> teacher.toAsync()
                                .publishWith()
                                .topic(TestBroker.TOPICS.code())
                                .payload(("c" + i).getBytes(StandardCharsets.UTF_8))
                                .qos(MqttQos.AT_LEAST_ONCE)
                                .send())
                        .toArray(CompletableFuture[]::new))
                .join();
        teacher.disconnect();
    }

    private void theOthersAreServed() {
        try (var student = lab.connect(MqttVersion.MQTT_5, ClientRole.DST, "other")) {
            student.subscribe(TestBroker.TOPICS.secondExercise());
            student.publish(TestBroker.TOPICS.secondExercise(), "alive");
            student.awaitMessage(TestBroker.TOPICS.secondExercise(), "alive");
        }
    }

    private long bytesIn(String folder) throws IOException {
        Files.createDirectories(store.resolve(folder));
        try (var files = Files.walk(store.resolve(folder))) {
            return files.filter(Files::isRegularFile).mapToLong(BoundsIT::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
