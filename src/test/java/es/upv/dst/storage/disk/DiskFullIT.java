// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.RawMqttClient;
import es.upv.dst.fixture.SmallDisk;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests that a lab whose disk is full says so, and goes on by itself when there is space again. */
@ExtendWith(OutputCaptureExtension.class)
class DiskFullIT {

    private static final Duration RECOVERY = Duration.ofSeconds(10);

    private static final int STUDENTS = 50;
    private static final byte PUBACK = 0x40;

    @TempDir
    Path folder;

    /** The disk of the database is filled so suddenly that H2 fails to write, and closes itself. */
    @ParameterizedTest
    @CsvSource({"data, 120, 1", "data, 120, 5", "database, 40, 5", "data/journal, 60, 5"})
    void fullDisk_isReported_andTheLabGoesOn(String name, int megabytes, int seconds, CapturedOutput output)
            throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve(name), megabytes);
                var lab = lab().enroll(1);
                var student = lab.student(1)) {
            var code = student.requestCode();
            disk.fill();
            await().atMost(Duration.ofSeconds(3)).until(() -> isDown(lab, "readiness", "disk"));
            assertThat(isDown(lab, "", "disk")).isTrue();
            await().pollDelay(Duration.ofSeconds(seconds)).until(() -> isDown(lab, "readiness", "disk"));
            assertThat(reason(lab)).contains("on the disk of the");
            disk.free();

            await().atMost(RECOVERY).until(() -> !isDown(lab, "readiness", "disk") && !isDown(lab, "readiness", "db"));
            assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
            assertThat(lab.admin().get("/api/requests").get("total").asInt()).isEqualTo(1);
            assertThat(output.getOut().split("The lab stores nothing more", -1)).hasSize(2);
            assertThat(output).doesNotContain("\tat ");
        }
    }

    /**
     * The disk of all folders is full for so long that each part of the lab makes its longest pause before it tries
     * again. The broker has no minimum of free space, so that it stops itself. What it acknowledges is answered later.
     */
    @Test
    void diskThatIsFullForAMinute_isUsedAgainSoon_andWhatWasAcknowledgedIsAnswered() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (var disk = SmallDisk.mount(folder.resolve("data"), 120);
                var lab = lab("--dst.broker.free-space=0B").enroll(STUDENTS)) {
            disk.fill();
            await().until(() -> isDown(lab, "readiness", "disk"));
            IntStream.rangeClosed(2, STUDENTS)
                    .mapToObj(Lab::dni)
                    .forEach(dni -> Thread.ofVirtual().start(() -> publish(lab, dni, acknowledged)));
            await().pollDelay(Duration.ofSeconds(60))
                    .atMost(Duration.ofSeconds(70))
                    .until(() -> true);
            disk.free();

            await().atMost(RECOVERY).until(() -> isUp(lab));
            try (var student = lab.student(1)) {
                var code = student.requestCode();
                assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
            }
            await().untilAsserted(() -> assertThat(students(lab)).containsAll(acknowledged));
            assertThat(students(lab)).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @CsvSource({"data, 120", "database, 40", "data/journal, 60", "data/broker, 60"})
    void diskThatIsFullAtAStart_isReported_andTheLabGoesOn(String name, int megabytes) throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve(name), megabytes);
                var lab = lab().enroll(1)) {
            var code = requestCode(lab);
            lab.stop();
            disk.fill();
            lab.start();
            await().until(() -> isDown(lab, "readiness", "disk"));
            disk.free();

            await().atMost(RECOVERY).until(() -> isUp(lab));
            try (var student = lab.student(1)) {
                assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
            }
        }
    }

    /** There is enough free space, but the log cannot create its next file. Nothing is stored meanwhile. */
    @Test
    void diskWithoutInodes_isReported_andTheLabGoesOn(CapturedOutput output) throws Exception {
        try (var disk = SmallDisk.mountWithInodes(folder.resolve("data/journal"), 40);
                var lab = lab().enroll(1)) {
            var code = requestCode(lab);
            lab.stop();
            disk.useAllInodes();
            lab.start();
            await().until(() -> isDown(lab, "readiness", "disk"));
            assertThat(reason(lab)).contains("The write-ahead log cannot be written", "No space left on device");
            assertThat(reason(lab)).doesNotContain(folder.toString());
            disk.free();

            await().atMost(RECOVERY).until(() -> isUp(lab));
            try (var student = lab.student(1)) {
                assertThat(student.submitAndAwaitVerdict(code)).isEqualTo(code + ";ACCEPTED");
            }
            assertThat(output.getOut().split("The lab stores nothing more", -1)).hasSize(2);
            assertThat(output).contains("The lab stores changes again").doesNotContain("\tat ");
        }
    }

    private static String reason(Lab lab) {
        return lab.admin()
                .get("/actuator/health")
                .at("/components/disk/details/reason")
                .asString();
    }

    private static String requestCode(Lab lab) {
        try (var student = lab.student(1)) {
            return student.requestCode();
        }
    }

    /** Asks for a code at QoS 1, and notes the student if the broker acknowledges that. */
    private static void publish(Lab lab, String dni, Set<String> acknowledged) {
        try (var client = new RawMqttClient(lab.brokerPort())) {
            client.connect(4, dni, "dst", "dst");
            client.send(0x32, out -> {
                out.writeUTF("DST/PETICION");
                out.writeShort(1);
                out.writeBytes(dni);
            });
            if (client.read()[0] == PUBACK) {
                acknowledged.add(dni);
            }
        } catch (UncheckedIOException refused) {
            // The broker does not run.
        }
    }

    private static boolean isUp(Lab lab) {
        return lab.admin()
                .get("/actuator/health/readiness")
                .at("/status")
                .asString()
                .equals("UP");
    }

    private static List<String> students(Lab lab) {
        return lab.admin()
                .get("/api/requests?size=500")
                .get("items")
                .valueStream()
                .map(row -> row.get("dni").asString())
                .toList();
    }

    private Lab lab(String... settings) {
        var options = ";WRITE_DELAY=0;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        var database = folder.resolve("database").toFile().exists() ? "database" : "data";
        var arguments = Stream.of(
                "--dst.broker.free-space=1MB",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve(database) + "/./dst-lab" + options);
        return Lab.embedded(
                folder, Stream.concat(arguments, Stream.of(settings)).toArray(String[]::new));
    }

    private static boolean isDown(Lab lab, String group, String component) {
        var health = lab.admin().get("/actuator/health/" + group);
        return health.at("/components/" + component + "/status").asString().equals("DOWN");
    }
}
