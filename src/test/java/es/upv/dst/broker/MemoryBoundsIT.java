// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.session.PacketBoundsHandler;
import es.upv.dst.fixture.LabProcess;
import es.upv.dst.fixture.RawMqttClient;
import es.upv.dst.fixture.SilentClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reaches the limits for clients of a lab with a heap of 256 MB, all at once. */
class MemoryBoundsIT {

    private static final List<String> ADDRESSES = List.of("127.0.0.2", "127.0.0.3");
    private static final int CLIENTS_OF_ADDRESS = 700;
    private static final int SUBSCRIPTIONS = 3;
    private static final int GRANTED = 1;
    private static final int WILDCARD_SUBSCRIBERS = 80;
    private static final int WILDCARD_TOPICS = 1_500;
    private static final int STORED_SESSIONS = 400;
    private static final int RETAINED_MESSAGES = 600;
    private static final byte[] KEPT_PAYLOAD = new byte[PacketBoundsHandler.MAX_KEPT_BYTES];

    private static final int FORMS = 300;

    /** A form over HTTP of which the last bytes are missing. */
    private static final String FORM = "POST /help/message HTTP/1.1\r\nHost: lab\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 64000\r\n\r\n"
            + "x".repeat(60_000);

    /** More than a client receives without acknowledging, and a queue holds with so many subscriptions. */
    private static final int REPLIES = 200;

    /** The bound allows for a busy machine. */
    private static final Duration SLOWEST_ANSWER = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void clientsThatReachAllLimits_leaveMemoryForTheClass() throws Exception {
        var clients = new ArrayList<RawMqttClient>();
        try (var lab = new LabProcess(folder, "-Xmx256m", "-XX:+UseSerialGC");
                var one = new SilentClients(lab.admin().port(), ADDRESSES.getFirst());
                var other = new SilentClients(lab.admin().port(), ADDRESSES.getLast())) {
            for (var address : ADDRESSES) {
                assertMaySubscribe(lab, address);
                leaveSessions(lab, address);
                retainMessages(lab, address);
                for (int number = 0; number < CLIENTS_OF_ADDRESS; number++) {
                    clients.add(connect(lab, address, number));
                }
            }
            clients.forEach(MemoryBoundsIT::publishWithoutRelease);
            clients.forEach(client -> client.subscribe(4, "DST/CODIGO"));
            one.open(FORMS, FORM);
            other.open(FORMS, FORM);
            fillReplyQueues(lab);
            var before = Instant.now();
            try (var student = lab.student(1)) {
                student.submit(student.requestCode());
                assertThat(student.awaitVerdict()).endsWith(";ACCEPTED");
            }
            assertThat(Duration.between(before, Instant.now())).isLessThan(SLOWEST_ANSWER);
            assertThat(lab.isAlive()).isTrue();
        } finally {
            clients.forEach(RawMqttClient::close);
        }
    }

    /** Artemis has an entry for each subscription at each topic that it matches. */
    @Test
    void topicsThatManyWildcardsMatch_leaveMemoryForTheClass() throws Exception {
        var subscribers = new ArrayList<RawMqttClient>();
        try (var lab = new LabProcess(folder, "-Xmx256m", "-XX:+UseSerialGC")) {
            for (int number = 0; number < WILDCARD_SUBSCRIBERS; number++) {
                var client = new RawMqttClient(lab.brokerPort(), ADDRESSES.getFirst());
                client.connect(4, "", "", "");
                overlappingFilters().forEach(filter -> client.subscribe(4, filter));
                subscribers.add(client);
            }
            try (var client = new RawMqttClient(lab.brokerPort(), ADDRESSES.getFirst())) {
                client.connect(4, "", "", "");
                for (int topic = 0; topic < WILDCARD_TOPICS; topic++) {
                    client.publish(4, "salon/x/x/x/x/" + topic, new byte[0]);
                }
                client.isDisconnected();
            }
            try (var student = lab.student(1)) {
                student.submit(student.requestCode());
                assertThat(student.awaitVerdict()).endsWith(";ACCEPTED");
            }
        } finally {
            subscribers.forEach(RawMqttClient::close);
        }
    }

    private static Stream<String> overlappingFilters() {
        return IntStream.range(0, 16)
                .mapToObj(mask -> "salon/"
                        + IntStream.range(0, 4)
                                .mapToObj(level -> (mask >> level & 1) == 1 ? "+" : "x")
                                .collect(Collectors.joining("/"))
                        + "/#");
    }

    private static void assertMaySubscribe(LabProcess lab, String address) {
        try (var client = new RawMqttClient(lab.brokerPort(), address)) {
            client.connect(4, "", "dst", "dst");
            assertThat(client.subscribe(4, "salon/luz"))
                    .as("the subscription of the first client of another address")
                    .isEqualTo(GRANTED);
        }
    }

    /** The clients read none of these codes. */
    private static void fillReplyQueues(LabProcess lab) {
        try (var student = lab.student(2)) {
            for (int code = 0; code < REPLIES; code++) {
                student.requestCode();
            }
        }
    }

    private static void leaveSessions(LabProcess lab, String address) {
        for (int number = 0; number < STORED_SESSIONS; number++) {
            try (var client = new RawMqttClient(lab.brokerPort(), address)) {
                client.connectWithSession(
                        address + "-" + number, number % 8 > 0 ? "dst" : "", number % 8 > 0 ? "dst" : "");
                client.subscribe(4, "salon/queued");
            }
        }
    }

    /** Also queues the messages for the stored sessions. */
    private static void retainMessages(LabProcess lab, String address) {
        try (var client = new RawMqttClient(lab.brokerPort(), address)) {
            client.connect(4, "", "dst", "dst");
            for (int number = 0; number < RETAINED_MESSAGES; number++) {
                int topic = number;
                client.send(0x31, out -> {
                    out.writeUTF("salon/" + address + "/" + topic);
                    out.write(KEPT_PAYLOAD);
                });
                client.publish(4, "salon/queued", KEPT_PAYLOAD);
            }
            client.isDisconnected();
        }
    }

    private static RawMqttClient connect(LabProcess lab, String address, int number) {
        var client = new RawMqttClient(lab.brokerPort(), address);
        client.send(0x10, out -> {
            out.writeUTF("MQTT");
            out.writeByte(4);
            out.writeByte(0xc6);
            out.writeShort(0);
            out.writeUTF(address + "-client-" + number);
            out.writeUTF("salon/will");
            out.writeShort(KEPT_PAYLOAD.length);
            out.write(KEPT_PAYLOAD);
            out.writeUTF("dst");
            out.writeUTF("dst");
        });
        client.read();
        for (int filter = 0; filter < SUBSCRIPTIONS; filter++) {
            client.subscribe(4, "salon/" + number + "/" + filter);
        }
        return client;
    }

    private static void publishWithoutRelease(RawMqttClient client) {
        for (int id = 1; id <= PacketBoundsHandler.MAX_UNRELEASED / 4; id++) {
            int packetId = id;
            client.send(0x34, out -> {
                out.writeUTF("salon/x");
                out.writeShort(packetId);
            });
        }
    }
}
