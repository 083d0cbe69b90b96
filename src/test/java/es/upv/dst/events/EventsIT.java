// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events;

import static es.upv.dst.fixture.Lab.dni;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.EventClient;
import es.upv.dst.fixture.EventClient.Event;
import es.upv.dst.fixture.Lab;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the stream of events over HTTP, with messages over MQTT. */
@Tag("database")
@TestInstance(Lifecycle.PER_CLASS)
class EventsIT {

    private static final String BEGINNING = "?after=0-0-0";

    private Lab lab;

    @BeforeAll
    void start(@TempDir Path folder) {
        // Tomcat waits this long for a reader that does not read.
        lab = Lab.embedded(folder, "--server.tomcat.connection-timeout=2s").enroll(9);
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @Test
    void messagesOfAStudent_areEvents_withTheProgressBeforeThem() {
        try (var reader = EventClient.open(port(), "");
                var student = lab.student(1)) {
            var code = student.requestCode();
            var request =
                    reader.await("request", data -> data.get("dni").asString().equals(dni(1)));
            assertThat(request.data().get("outcome").asString()).isEqualTo("ISSUED");
            assertThat(request.data().get("code").asString()).isEqualTo(code);
            var key = request.data().get("student").asString();
            reader.await(
                    "student",
                    data -> data.get("student").asString().equals(key)
                            && data.get("state").asString().equals("ANSWERED"));
            student.publish("DST/SOLUCION", code + ";Alumno Uno;alumno1@example.org");
            reader.await("submission", data -> data.get("verdict").asString().equals("ACCEPTED"));
            var certified =
                    reader.await("student", data -> data.get("state").asString().equals("CERTIFIED"));
            assertThat(certified.data().get("dni").asString()).isEqualTo(dni(1));
            var names = reader.events().stream().map(Event::name).toList();
            assertThat(names.indexOf("student")).isLessThan(names.indexOf("request"));
            reader.await("status", data -> data.get("students").get("CERTIFIED").asInt() == 1);
        }
    }

    @Test
    void reader_thatConnectsAgainAndAgain_getsEachRowOnce() {
        var received = new ArrayList<Event>();
        var position = "0-0-0";
        try (var student = lab.student(2)) {
            for (var round = 0; round < 6; round++) {
                try (var reader = EventClient.open(port(), BEGINNING, "Last-Event-ID", position)) {
                    // Some rows are stored while the reader is connected, the others while it is not.
                    for (var message = 0; message < 40; message++) {
                        student.publish("DST/PETICION", "wrong " + round + " " + message);
                    }
                    var marker = "wrong " + round + " " + 10;
                    reader.await("request", data -> data.get("dni").asString().equals(marker));
                    received.addAll(reader.events("request"));
                    position = received.getLast().id();
                }
            }
            student.publish("DST/PETICION", "last");
            try (var reader = EventClient.open(port(), "?after=" + position)) {
                reader.await("request", data -> data.get("dni").asString().equals("last"));
                received.addAll(reader.events("request"));
            }
        }
        var total = lab.admin().get("/api/requests").get("total").asLong();
        var ids =
                received.stream().map(event -> event.data().get("id").asLong()).toList();
        assertThat(ids).doesNotHaveDuplicates().isSorted();
        assertThat(ids.stream().filter(id -> id <= ids.getLast())).hasSize((int) total);
    }

    @Test
    void masked_hasFourDigitsOfEachDni_andOnlySelectsEventsByName() {
        try (var student = lab.student(3);
                var reader = EventClient.open(port(), "?masked=true&only=request,submission,student")) {
            student.requestCode();
            var masked = "***" + dni(3).substring(3, 7) + "**";
            reader.await("request", data -> data.get("dni").asString().equals(masked));
            reader.await("student", data -> data.get("dni").asString().equals(masked));
            student.publish("DST/PETICION", dni(3) + "Z");
            student.publish("DST/SOLUCION", dni(3) + ";" + dni(3) + ";" + dni(3) + "@example.org");
            reader.await("request", data -> data.get("outcome").asString().equals("MALFORMED"));
            reader.await("submission", data -> true);
            assertThat(reader.events())
                    .allMatch(event -> !event.name().equals("status"))
                    .allSatisfy(event -> assertThat(event.data().toString()).doesNotContain(dni(3)));
        }
    }

    @Test
    void stream_continuesAfterARestart() {
        String position;
        try (var reader = EventClient.open(port(), BEGINNING);
                var student = lab.student(5)) {
            student.requestCode();
            reader.await("request", data -> data.get("dni").asString().equals(dni(5)));
            position = reader.lastId();
            lab.stop();
            await().until(reader::hasEnded);
        }
        lab.start().awaitConnected();
        try (var reader = EventClient.open(port(), "", "Last-Event-ID", position);
                var student = lab.student(6)) {
            student.requestCode();
            var next = reader.await("request", data -> true);
            assertThat(next.data().get("dni").asString()).isEqualTo(dni(6));
        }
    }

    @Test
    void streamWithoutSelectedEvents_hasAHeartbeat() {
        try (var reader = EventClient.open(port(), "?only=mail");
                var student = lab.student(9)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                student.publish("DST/PETICION", "wrong");
                return reader.comments().contains("heartbeat");
            });
        }
    }

    @Test
    void readerThatDoesNotRead_isClosed_andDelaysNobody() throws Exception {
        var rows = LongStream.range(0, 60_000)
                .mapToObj(row -> "(current_timestamp, '%s', 'MALFORMED')".formatted("x".repeat(200) + row));
        lab.executeSql("insert into request (received_at, dni, outcome) values " + String.join(",", rows.toList()));
        try (var stalled = lab.admin().sendWithoutReading("GET", "/api/events?after=0-0-0");
                var student = lab.student(7)) {
            await().until(() -> readers() == 1);
            assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
            await().until(() -> readers() == 0);
            assertThat(stalled.isClosed()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-2", "1-2-3-4", "-1-2-3", "1-2-99999999999999999999"})
    void malformedPosition_isRefused(String position) {
        assertThat(EventClient.request(port(), "?after=" + position).statusCode())
                .isEqualTo(400);
        assertThat(EventClient.request(port(), "", "Last-Event-ID", position).statusCode())
                .isEqualTo(400);
    }

    @Test
    void withoutPassword_isRefused() {
        var response = lab.anonymous().call("GET", "/api/events");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @Test
    void stream_hasSecurityHeaders() throws IOException {
        var response = EventClient.request(port(), "");
        assertThat(response.headers().map()).containsKeys("content-security-policy", "x-content-type-options");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
        assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
        response.body().close();
    }

    private double readers() {
        return lab.scrape().value("dst_events_readers").orElseThrow();
    }

    private int port() {
        return lab.anonymous().port();
    }
}
