// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.GuideDocument;
import es.upv.dst.fixture.LabProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Tests the commands in docs/operations.md that back up and restore a lab; {@link OperationsDemoIT} has the others. */
class OperationsIT {

    private static final String SERVER = "DST_TEST_POSTGRESQL";
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");

    private final GuideDocument guide = GuideDocument.read("operations.md");
    private final List<String> executedBlocks = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void commandsForTheEmbeddedDatabase_backUpAndRestoreTheLab() throws Exception {
        String openCode;
        try (var lab = new LabProcess(folder);
                var student = lab.student(1)) {
            certifyStudent(lab);
            openCode = student.requestCode();
            runBlock("backup", lab.admin(), Map.of());
        }
        runBlock("restore", new AdminClient(0), Map.of());
        assertRestored(openCode);
        assertThat(fileNames(folder.resolve("data-before"))).containsExactlyInAnyOrderElementsOf(documentedFiles());
        assertThat(executedBlocks)
                .containsExactlyElementsOf(guide.blocks().keySet().stream()
                        .filter(name -> !name.startsWith("pg-") && !name.startsWith("demo-"))
                        .toList());
    }

    @Test
    @EnabledIfEnvironmentVariable(named = SERVER, matches = ".+")
    void commandsForPostgreSql_backUpAndRestoreTheLab() throws Exception {
        var original = "operations_" + ProcessHandle.current().pid();
        var restored = original + "_restored";
        runBlock("pg-restore", new AdminClient(0), clientVariables(original), "pg_restore .*", "true");
        String openCode;
        try (var lab = new LabProcess(folder, "-Dspring.datasource.url=" + url(original));
                var student = lab.student(1)) {
            certifyStudent(lab);
            openCode = student.requestCode();
            assertThat(lab.admin()
                            .exchange("POST", "/api/backup", "application/json", "*/*", "")
                            .body())
                    .contains("pg_dump");
            runBlock("pg-backup", lab.admin(), clientVariables(original));
        }
        assertThat(fileNames(folder.resolve("data"))).containsExactly("broker");
        runBlock("pg-restore", new AdminClient(0), clientVariables(restored));
        assertRestored(openCode, "-Dspring.datasource.url=" + url(restored));
    }

    /** The files that the document lists for the data folder. */
    private List<String> documentedFiles() {
        return guide.firstColumn("in the data folder");
    }

    private static List<String> fileNames(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(Path::getFileName).map(String::valueOf).toList();
        }
    }

    private static void certifyStudent(LabProcess lab) {
        assertThat(lab.admin().studentFlow("00000002").get("verdict").asString())
                .isEqualTo("ACCEPTED");
    }

    private void assertRestored(String openCode, String... jvm) throws Exception {
        try (var lab = new LabProcess(folder, jvm);
                var student = lab.student(3)) {
            assertThat(lab.admin().certifiedLines()).singleElement().asString().endsWith(";Eva;eva@example.org");
            assertThat(student.submitAndAwaitVerdict(openCode)).isEqualTo(openCode + ";ACCEPTED");
        }
    }

    private void runBlock(String name, AdminClient admin, Map<String, String> variables, String... replacement)
            throws Exception {
        executedBlocks.add(name);
        var block = guide.block(name)
                .replace("localhost:8080", "localhost:" + admin.port())
                .replace("bin/restore", Path.of("bin/restore").toAbsolutePath().toString());
        if (replacement.length > 0) {
            block = block.replaceAll(replacement[0], replacement[1]);
        }
        var shell = new ProcessBuilder("sh", "-ec", block)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().putAll(variables);
        shell.environment().put("DST_ADMIN_PASSWORD", AdminClient.PASSWORD);
        shell.environment().merge("PATH", postgreSqlPrograms(), (path, programs) -> programs + ":" + path);
        var process = shell.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(name + ": " + output).isZero();
    }

    private static String url(String database) {
        return System.getenv(SERVER).replace("/postgres?", "/" + database + "?");
    }

    /** The parts of a JDBC URL as environment variables of PostgreSQL's programs. */
    private static Map<String, String> clientVariables(String database) {
        var server = URI.create(System.getenv(SERVER).substring("jdbc:".length()));
        var parameters = Stream.of(server.getQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(parameter -> parameter[0], parameter -> parameter[1]));
        return new TreeMap<>(Map.of(
                "PGHOST", server.getHost(),
                "PGPORT", String.valueOf(server.getPort()),
                "PGUSER", parameters.getOrDefault("user", ""),
                "PGPASSWORD", parameters.getOrDefault("password", ""),
                "PGDATABASE", database));
    }

    /** Debian installs these programs in a folder that is not in PATH. */
    private static String postgreSqlPrograms() throws IOException {
        if (!Files.isDirectory(PROGRAMS)) {
            return "";
        }
        try (var versions = Files.list(PROGRAMS)) {
            return versions.max(Comparator.naturalOrder())
                    .map(version -> version.resolve("bin").toString())
                    .orElse("");
        }
    }
}
