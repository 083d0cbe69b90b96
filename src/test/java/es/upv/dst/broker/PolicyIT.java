// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.MqttTestClient;
import es.upv.dst.fixture.MqttVersion;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests the access policy of the embedded broker over MQTT, against a second copy of its table. */
@ExtendWith(TestBrokerResolver.class)
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
            "activemq/notifications   - -    ps",
            "activemq/management      - -    ps",
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
            "$share/g/DST/SOLUCION -    -    s",
            "$share/g/salon/#   -       -    s");

    private final AtomicInteger clientNumber = new AtomicInteger();
    private final TestBroker broker;
    private final MqttTestClient observer;

    PolicyIT(TestBroker broker) {
        this.broker = broker;
        observer = broker.connect(MqttVersion.MQTT_5, ClientRole.TEACHER, "observer");
        observer.subscribe("#");
    }

    private static Stream<Arguments> versionsAndRoles() {
        return Arrays.stream(MqttVersion.values())
                .flatMap(version -> Arrays.stream(ClientRole.values()).map(role -> Arguments.of(version, role)));
    }

    @ParameterizedTest
    @MethodSource("versionsAndRoles")
    void publish_isDeliveredOnlyIfTheTableGrantsIt(MqttVersion version, ClientRole role) {
        String id = "publisher" + clientNumber.incrementAndGet();
        for (String row : TABLE) {
            String topic = row.split(" +")[0];
            if (topic.startsWith("$")) {
                continue;
            }
            try (var client = broker.connect(version, role, id)) {
                String payload = id + topic;
                client.publish(topic, payload);
                client.publish("salon/marca", payload);
                observer.awaitMessage("salon/marca", payload);
                assertThat(observer.received().contains(topic + " " + payload))
                        .as(topic)
                        .isEqualTo(grants(row, role, 'p'));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versionsAndRoles")
    void subscription_isGrantedOnlyIfTheTableGrantsIt(MqttVersion version, ClientRole role) {
        Stream.concat(TABLE.stream(), WILDCARDS.stream()).forEach(row -> {
            try (var client = broker.connect(version, role, "subscriber" + clientNumber.incrementAndGet())) {
                assertThat(client.subscribe(row.split(" +")[0])).as(row).isEqualTo(grants(row, role, 's'));
            }
        });
    }

    private static boolean grants(String row, ClientRole role, char permission) {
        return row.split(" +")[1 + role.ordinal()].indexOf(permission) >= 0;
    }
}
