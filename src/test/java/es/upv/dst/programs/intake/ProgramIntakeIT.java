// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.SmtpServer;
import es.upv.dst.programs.Program;
import es.upv.dst.programs.Program.ProgramState;
import es.upv.dst.programs.ProgramService;
import es.upv.dst.programs.intake.HandIn.MailBody.MailParts;
import es.upv.dst.programs.intake.HandIn.ReceivedMail;
import es.upv.dst.programs.intake.ProgramIntake.HandedIn;
import es.upv.dst.programs.source.HandedInFile;
import es.upv.dst.roster.Dni;
import jakarta.mail.Multipart;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which hand-ins repeat an earlier one, and which mails of senders who are not on the roster are answered. */
class ProgramIntakeIT {

    private static final int UNKNOWN_LIMIT = 3;

    @TempDir
    static Path folder;

    private static final SmtpServer smtp = new SmtpServer();
    private static Lab lab;
    private static ProgramIntake intake;

    @BeforeAll
    static void start() {
        var settings = Stream.concat(
                Stream.of(smtp.settings()), Stream.of("--dst.programs.unknown-receipts-per-hour=" + UNKNOWN_LIMIT));
        lab = Lab.embedded(folder, settings.toArray(String[]::new)).enroll(10);
        intake = lab.bean(ProgramIntake.class);
    }

    @AfterAll
    static void stop() {
        lab.close();
        smtp.close();
    }

    @Test
    void uploadOfAnOlderVersion_isANewVersion_thatCounts() {
        assertThat(upload(1, "A").isNew()).isTrue();
        assertThat(upload(1, "A").isNew()).isFalse();
        assertThat(upload(1, "B").isNew()).isTrue();
        assertThat(upload(1, "A"))
                .matches(HandedIn::isNew)
                .satisfies(third -> assertThat(third.program().version()).hasValue(3))
                .satisfies(third -> assertThat(third.program().counts()).isTrue());
        assertThat(upload(1, "A").isNew()).isFalse();
        assertThat(programs(1)).hasSize(3);
    }

    @Test
    void unreadableUpload_doesNotChangeWhichVersionIsTheNewest() {
        upload(2, "A");
        assertThat(upload(2, " ").isNew()).isTrue();
        assertThat(upload(2, " ").isNew()).isFalse();
        assertThat(upload(2, "A").isNew()).isFalse();
        assertThat(programs(2)).hasSize(2);
    }

    /** A mail is read again after a kill, or when its mark was lost. */
    @Test
    void mailThatIsReadAgain_isNoNewVersion_alsoAfterAnotherVersion() {
        handInMail("alumno3@example.org", "<first@x>", "A");
        handInMail("alumno3@example.org", "<second@x>", "B");
        assertThat(handInMail("alumno3@example.org", "<first@x>", "A").isNew()).isFalse();
        assertThat(programs(3)).hasSize(2);
        assertThat(upload(3, "B").isNew()).isFalse();
        assertThat(handInMail("alumno3@example.org", "<third@x>", "A").program().version())
                .hasValue(3);
        assertThat(upload(3, "A").isNew()).isFalse();
    }

    @Test
    void unknownSenders_getFewReceiptsTogether_whichRepeatNothingOfTheMail() throws Exception {
        for (var number = 0; number < UNKNOWN_LIMIT + 4; number++) {
            handInMail("stranger%d@private.example".formatted(number), "<stranger%d@x>".formatted(number), "A");
        }
        handInMail("alumno4@example.org", "<known@x>", "A");
        var known = await().until(() -> receiptsTo("alumno4@"), list -> !list.isEmpty());
        assertThat(text(known.getFirst())).contains("buy-this.py", "Versión: 1");
        var unknown = await().until(() -> receiptsTo("stranger"), list -> list.size() >= UNKNOWN_LIMIT);
        assertThat(unknown).hasSize(UNKNOWN_LIMIT);
        for (var receipt : unknown) {
            assertThat(text(receipt)).contains("Líneas: 2").doesNotContain("buy-this", "Versión");
            assertThat(receipt.message().getHeader("In-Reply-To")).isNull();
        }
        assertThat(lab.bean(ProgramService.class).findAll())
                .filteredOn(program -> program.sender()
                        .filter(from -> from.startsWith("stranger"))
                        .isPresent())
                .hasSize(UNKNOWN_LIMIT + 4);
    }

    @Test
    void mailWithoutASender_isNobodys_alsoIfASubmissionHasNoAddress() {
        try (var student = lab.student(5)) {
            assertThat(lab.admin()
                            .post("/api/submissions", """
                            {"code":"%s","name":"Alumno 5","email":"five@private.example"}""".formatted(student.requestCode()))
                            .statusCode())
                    .isEqualTo(201);
        }
        assertThat(handInMail("five@private.example", "<five@x>", "A").program().dni())
                .hasValue(new Dni(Lab.dni(5)));
        lab.executeSql("update submission set email = '' where email = 'five@private.example'");
        assertThat(handInMail("", "<nobody@x>", "A").program().state()).isEqualTo(ProgramState.UNASSIGNED);
    }

    /** The tables are newer than the roster in memory, as if the erasure came after it was read. */
    @Test
    void studentWhoseDataAreErasedMeanwhile_getsNoNewRow() {
        lab.executeSql("delete from student where dni = '%s'".formatted(Lab.dni(9)));
        assertThat(tryUpload(9, "A")).isEmpty();
        var stored = handInMail("alumno9@example.org", "<erased@x>", "A").program();
        assertThat(stored.dni()).isEmpty();
        assertThat(lab.admin().handIn(Lab.dni(9), "a.py", "import paho").statusCode())
                .isEqualTo(404);
        assertThat(lab.admin()
                        .exchange(
                                "PUT",
                                "/api/programs/%d/student".formatted(stored.id()),
                                "application/json",
                                "application/json",
                                "{\"dni\":\"%s\"}".formatted(Lab.dni(9)))
                        .statusCode())
                .isEqualTo(404);
        assertThat(programs(9)).isEmpty();
    }

    private static HandedIn upload(int student, String comment) {
        return tryUpload(student, comment).orElseThrow();
    }

    private static Optional<HandedIn> tryUpload(int student, String comment) {
        return intake.handIn(new HandIn.Upload(new Dni(Lab.dni(student)), List.of(file(comment)), Instant.now()));
    }

    private static HandedIn handInMail(String sender, String messageId, String comment) {
        var mail = new ReceivedMail(
                ContentHash.of((sender + comment).getBytes(UTF_8)),
                messageId,
                sender,
                "Buy this",
                true,
                new MailParts(List.of(file(comment)), Optional.empty(), Optional.empty()),
                Instant.now());
        return intake.handIn(mail, () -> {}).orElseThrow();
    }

    /** A blank comment makes a file without source. */
    private static HandedInFile file(String comment) {
        var source = comment.isBlank() ? "" : "import paho\n# " + comment + "\n";
        return new HandedInFile("buy-this.py", source.getBytes(UTF_8));
    }

    private static List<Program> programs(int student) {
        return lab.bean(ProgramService.class).findAll().stream()
                .filter(program -> program.dni().equals(Optional.of(new Dni(Lab.dni(student)))))
                .toList();
    }

    private static List<SmtpServer.Received> receiptsTo(String prefix) {
        return smtp.received().stream()
                .filter(mail -> mail.recipient().startsWith(prefix))
                .toList();
    }

    private static String text(SmtpServer.Received mail) throws Exception {
        return ((Multipart) mail.message().getContent())
                .getBodyPart(0)
                .getContent()
                .toString();
    }
}
