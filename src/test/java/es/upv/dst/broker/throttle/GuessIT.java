// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.throttle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.codes.Code;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.RawMqttClient;
import es.upv.dst.submissions.SubmissionService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Tries all codes on a lab, in a few ways, beside an honest student at the same address. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuessIT {

    private static final Duration ATTACK = Duration.ofSeconds(6);
    private static final Duration SLOWEST_ANSWER = Duration.ofSeconds(2);

    /** A fast machine serves so many before the attack ends. Each is a student who is enrolled. */
    private static final int STUDENTS_PER_ATTACK = 1_000;

    /** All codes; those that the students of this class get are among them. */
    private static final List<String> CODES = IntStream.range(0, 100_000)
            .mapToObj("%05d"::formatted)
            .filter(digits -> Code.parse(digits).isPresent())
            .toList();

    private Lab lab;
    private Instant begin;
    private final List<String> stages = new ArrayList<>();
    private final AtomicInteger students = new AtomicInteger();

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder).enroll(4 * STUDENTS_PER_ATTACK);
        begin = Instant.now();
        try (var student = lab.student(students.incrementAndGet())) {
            assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
        }
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @Test
    @Order(1)
    void acceptedSubmissionsOfAClientThatReceivesNoCodes_areReadAtFullSpeed() {
        try (var receiver = lab.student(1);
                var sender = new RawMqttClient(lab.brokerPort())) {
            connect(sender);
            var before = Instant.now();
            for (int flow = 0; flow < 10 * ClientBudget.CLIENT_GUESSES; flow++) {
                receiver.publish("DST/PETICION", Lab.dni(students.incrementAndGet()));
                submit(sender, receiver.awaitCode());
                assertThat(receiver.awaitVerdict()).endsWith(";ACCEPTED");
            }
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    @Order(2)
    void oneClientThatTriesAllCodes_isSlowedDownAfterItsFirstGuesses() {
        int before = guesses();
        stages.add("before: " + before);
        try (var attacker = new RawMqttClient(lab.brokerPort())) {
            connect(attacker);
            CODES.forEach(code -> submit(attacker, code));
            serveHonestStudents();
        }
        assertThat(guesses() - before).isBetween(ClientBudget.CLIENT_GUESSES, ClientBudget.CLIENT_GUESSES + 5);
    }

    @Test
    @Order(3)
    void fiftyClientsThatTryAllCodes_shareTheGuessesOfTheirNetwork() {
        var attackers = IntStream.range(0, 50)
                .mapToObj(_ -> new RawMqttClient(lab.brokerPort()))
                .toList();
        attackers.forEach(GuessIT::connect);
        for (int code = 0; code < CODES.size(); code++) {
            submit(attackers.get(code % attackers.size()), CODES.get(code));
        }
        serveHonestStudents();
        attackers.forEach(RawMqttClient::close);
        assertThat(guesses()).isGreaterThan(50 * (ClientBudget.CLIENT_GUESSES - 1));
        assertGuessesAreLimited();
    }

    @Test
    @Order(4)
    void newClientForEachGuess_sharesTheGuessesOfItsNetwork() {
        var end = Instant.now().plus(ATTACK);
        var attack = Thread.ofVirtual().start(() -> {
            for (int code = 0; Instant.now().isBefore(end); code++) {
                try (var attacker = new RawMqttClient(lab.brokerPort())) {
                    connect(attacker);
                    submit(attacker, CODES.get(code % CODES.size()));
                    submit(attacker, CODES.get((code + 1) % CODES.size()));
                }
            }
        });
        serveHonestStudents();
        join(attack);
        assertGuessesAreLimited();
    }

    /** Serves students who connect, request a code and submit it, while the attack goes on. */
    private void serveHonestStudents() {
        var end = Instant.now().plus(ATTACK);
        for (int served = 0; served < STUDENTS_PER_ATTACK && Instant.now().isBefore(end); served++) {
            var before = Instant.now();
            try (var student = lab.student(students.incrementAndGet())) {
                var code = student.requestCode();
                assertThat(student.submitAndAwaitVerdict(code)).endsWith(";ACCEPTED");
            }
            assertThat(Duration.between(before, Instant.now())).isLessThan(SLOWEST_ANSWER);
        }
    }

    private void assertGuessesAreLimited() {
        int guesses = guesses();
        long seconds = Duration.between(begin, Instant.now()).toSeconds();
        stages.add(seconds + " s: " + guesses);
        assertThat(guesses).as("%s", stages).isLessThan(ClientBudget.NETWORK_GUESSES + (int) seconds + students.get());
    }

    /** Counts when the rows of all students are in the tables, which may be seconds behind. */
    private int guesses() {
        var service = lab.bean(SubmissionService.class);
        await().until(() -> service.counts().accepted() == students.get());
        return Math.toIntExact(service.counts().refused());
    }

    private static void connect(RawMqttClient client) {
        assertThat(client.connect(4, "", "dst", "dst")).isZero();
    }

    private static void submit(RawMqttClient client, String code) {
        client.publish(4, "DST/SOLUCION", (code + ";Nadie;nadie@example.org").getBytes(UTF_8));
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
