// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of the contract, over the wire, written down here a second time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyIT {

    private static final List<String> TABLE = List.of(
            // topic            nobody  dst  teacher: p may publish, s may subscribe
            "DST/PETICION       -       p    ps",
            "DST/CODIGO         -       s    ps",
            "DST/SOLUCION       -       p    ps",
            "DST/RESULTADO      -       s    ps",
            "DST/PRUEBA         -       ps   ps",
            "salon              ps      ps   ps",
            "salon/luz          ps      ps   ps",
            "salon/a/b/c        ps      ps   ps",
            "DST                -       -    ps",
            "DST/CODIGO/x       -       -    ps",
            "DST/OTRO           -       -    ps",
            "DST.CODIGO         -       -    ps",
            "dst/codigo         -       -    ps",
            "/DST/CODIGO        -       -    ps",
            "DST/CODIGO/        -       -    ps",
            "salones            -       -    ps",
            "activemq/notifications   - -    s",
            "activemq.notifications   - -    ps",
            "$sys/mqtt/sessions       - -    -",
            "$sys/mqtt/retain/salon/luz - -  -",
            "$sys.mqtt.sessions       - -    -",
            "$SYS/broker/clients      - -    s");

    private static final List<String> WILDCARDS = List.of(
            "#                  -       -    s",
            "+                  -       -    s",
            "+/#                -       -    s",
            "DST/#              -       -    s",
            "DST/+              -       -    s",
            "+/CODIGO           -       -    s",
            "+/+                -       -    s",
            "*/CODIGO           -       -    s",
            "DST/*              -       -    s",
            "$SYS/#             -       -    s",
            "$sys/#             -       -    -",
            "salon/#            s       s    s",
            "salon/+            s       s    s",
            "salon/+/b/#        s       s    s",
            "+/luz              -       -    s",
            "$share/g/#         -       -    s",
            "$share/g/DST/CODIGO -      -    s",
            "$share/g/salon/#   -       -    s");

    private final AtomicInteger serial = new AtomicInteger();
    private TestBroker lab;
    private MqttTestClient witness;

    @BeforeAll
    void open(@TempDir Path store) {
        lab = TestBroker.open(store);
        witness = lab.connect(MqttVersion.MQTT_5, ClientRole.TEACHER, "witness");
        witness.subscribe("#");
    }

    @AfterAll
    void close() {
        lab.close();
    }

    private static Stream<Arguments> versionsAndParties() {
        return Arrays.stream(MqttVersion.values())
                .flatMap(v -> Arrays.stream(ClientRole.values()).map(role -> Arguments.of(v, role)));
    }

    @ParameterizedTest
    @MethodSource("versionsAndParties")
    void eachMayPublishWhatTheTableGrantsAndNothingElse(MqttVersion version, ClientRole role) {
        String id = "publisher" + serial.incrementAndGet();
        for (String row : TABLE) {
            String topic = row.split(" +")[0];
            if (topic.startsWith("$")) {
                continue;
            }
            try (var client = lab.connect(version, role, id)) {
                String payload = id + topic;
                client.publish(topic, payload);
                client.publish("salon/marca", payload);
                witness.awaitMessage("salon/marca", payload);
                assertThat(witness.received().contains(topic + " " + payload))
                        .as(topic)
                        .isEqualTo(grants(row, role, 'p'));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndParties")
    void eachMaySubscribeToWhatTheTableGrantsAndNothingElse(MqttVersion version, ClientRole role) {
        try (var client = lab.connect(version, role, "subscriber" + serial.incrementAndGet())) {
            Stream.concat(TABLE.stream(), WILDCARDS.stream())
                    .forEach(row -> assertThat(client.subscribe(row.split(" +")[0]))
                            .as(row)
                            .isEqualTo(grants(row, role, 's')));
        }
    }

    private static boolean grants(String row, ClientRole role, char what) {
        return row.split(" +")[1 + role.ordinal()].indexOf(what) >= 0;
    }
}
