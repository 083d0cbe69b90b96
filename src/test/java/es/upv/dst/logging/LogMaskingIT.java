// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.logging;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.LabProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tests that the log contains no personal data. The lab logs at a verbose level while it handles valid, refused and
 * hostile messages of students, and a row that the database rejects.
 */
class LogMaskingIT {

    /** Makes the second request of a student fail; the error message of the database contains the DNI. */
    private static final String UNIQUE_DNI_INDEX = "create unique index once_only on request (dni);";

    /** 93729 was not issued, but it is a valid code. */
    private static final List<String> PERSONAL_DATA = List.of(
            Lab.dni(1),
            Lab.dni(2),
            "12345678",
            "X7654321",
            "87654321",
            "a00000001@example.org",
            "eva@example.org",
            "ana.perez",
            "93729");

    @TempDir
    Path folder;

    @Test
    void plainLog_containsNoPersonalData() throws IOException {
        assertLogIsMasked("");
    }

    /** The error messages of the database have to be masked in this layout too. */
    @Test
    void jsonLog_containsNoPersonalData() throws IOException {
        assertLogIsMasked("ecs");
        assertThat(logLines().filter(line -> line.startsWith("{")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(new JsonMapper().readTree(line).has("version"))
                        .isTrue());
    }

    private void assertLogIsMasked(String format) throws IOException {
        Files.writeString(folder.resolve("V999__unique_dni.sql"), UNIQUE_DNI_INDEX);
        String code;
        try (var lab = new LabProcess(folder, settings(format));
                var student = lab.student(1)) {
            code = student.requestCode();
            student.submitAndAwaitVerdict(code);
            student.submitAndAwaitVerdict("93729");
            student.publish("DST/PETICION", "12345678Z");
            student.publish("DST/PETICION", "X7654321");
            student.publish("DST/SOLUCION", "93729;Ana;ana.perez@example.org;12345678");
            lab.admin().studentFlow(Lab.dni(2));
            lab.admin().post("/api/roster", """
                    [{"dni":"87654321","name":["Ana"],"email":"ana.perez@example.org"}]""");
            lab.admin().text("/api/submissions?q=ana.perez%40example.org", "text/csv");
            lab.admin().text("/api/requests?q=87654321&outcome=87654321", "application/json");
            lab.admin().text("/api/codes/" + code, "application/json");
            student.publish("DST/PETICION", Lab.dni(1));
            await().until(() -> logText().toLowerCase(Locale.ROOT).contains("once_only"));
        }
        assertNoPersonalData(code);
    }

    private void assertNoPersonalData(String code) throws IOException {
        assertThat(logLines())
                .as("lines with the code " + code)
                .noneMatch(line -> line.matches(".*(?<![-.:\\w])" + code + "(?![-.\\w]| ---).*"));
        PERSONAL_DATA.forEach(personal -> assertThat(logLines())
                .as("lines with " + personal)
                .noneMatch(Pattern.compile("(?<!\\w)" + Pattern.quote(personal) + "(?!\\d)")
                        .asPredicate()));
        assertThat(logText()).contains("****0001", "****4321", "***@***", "*****");
    }

    private String[] settings(String format) {
        return Stream.of(
                        "-Dspring.flyway.locations=classpath:db/migration,filesystem:" + folder,
                        format.isEmpty() ? "" : "-Dlogging.structured.format.console=" + format,
                        "-Dlogging.level.es.upv.dst=trace",
                        "-Dlogging.level.org.springframework.jdbc=trace",
                        "-Dlogging.level.org.springframework.web=trace",
                        "-Dlogging.level.org.springframework.integration=debug",
                        "-Dlogging.level.org.springframework.messaging=trace")
                .filter(not(String::isEmpty))
                .toArray(String[]::new);
    }

    private String logText() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    private Stream<String> logLines() {
        try {
            return logText().lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
