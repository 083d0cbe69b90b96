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

/** The commands of docs/operations.md back up a lab and restore it; {@link OperationsDemoIT} types the others. */
class OperationsIT {

    private static final String SERVER = "DST_TEST_POSTGRESQL";
    private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");

    private final GuideDocument guide = GuideDocument.read("operations.md");
    private final List<String> typed = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void onItsOwnDatabase() throws Exception {
        String open;
        try (var lab = new LabProcess(folder);
                var student = lab.student(1)) {
            certifies(lab);
            open = student.requestCode();
            types("backup", lab.admin(), Map.of());
        }
        types("restore", new AdminClient(0), Map.of());
        goesOn(open);
        assertThat(names(folder.resolve("data-before"))).containsExactlyInAnyOrderElementsOf(explained());
        assertThat(typed)
                .containsExactlyElementsOf(guide.blocks().keySet().stream()
                        .filter(name -> !name.startsWith("pg-") && !name.startsWith("demo-"))
                        .toList());
    }

    @Test
    @EnabledIfEnvironmentVariable(named = SERVER, matches = ".+")
    void onPostgreSql() throws Exception {
        var before = "operations_" + ProcessHandle.current().pid();
        var after = before + "_restored";
        types("pg-restore", new AdminClient(0), client(before), "pg_restore .*", "true");
        String open;
        try (var lab = new LabProcess(folder, "-Dspring.datasource.url=" + url(before));
                var student = lab.student(1)) {
            certifies(lab);
            open = student.requestCode();
            assertThat(lab.admin()
                            .exchange("POST", "/api/backup", "application/json", "*/*", "")
                            .body())
                    .contains("pg_dump");
            types("pg-backup", lab.admin(), client(before));
        }
        assertThat(names(folder.resolve("data"))).containsExactly("broker");
        types("pg-restore", new AdminClient(0), client(after));
        goesOn(open, "-Dspring.datasource.url=" + url(after));
    }

    /** What the document says that a data folder holds. */
    private List<String> explained() {
        return guide.firstColumn("in the data folder");
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(Path::getFileName).map(String::valueOf).toList();
        }
    }

    private static void certifies(LabProcess lab) {
        assertThat(lab.admin().studentFlow("00000002").get("verdict").asString())
                .isEqualTo("ACCEPTED");
    }

    private void goesOn(String open, String... jvm) throws Exception {
        try (var lab = new LabProcess(folder, jvm);
                var student = lab.student(3)) {
            assertThat(lab.admin().certifiedLines()).singleElement().asString().endsWith(";Eva;eva@example.org");
            assertThat(student.submitAndAwaitVerdict(open)).isEqualTo(open + ";ACCEPTED");
        }
    }

    private void types(String name, AdminClient lab, Map<String, String> variables, String... without)
            throws Exception {
        typed.add(name);
        var block = guide.block(name)
                .replace("localhost:8080", "localhost:" + lab.port())
                .replace("bin/restore", Path.of("bin/restore").toAbsolutePath().toString());
        if (without.length > 0) {
            block = block.replaceAll(without[0], without[1]);
        }
        var shell = new ProcessBuilder("sh", "-ec", block)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        shell.environment().putAll(variables);
        shell.environment().put("DST_ADMIN_PASSWORD", AdminClient.PASSWORD);
        shell.environment().merge("PATH", programs(), (path, found) -> found + ":" + path);
        var process = shell.start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(name + ": " + said).isZero();
    }

    private static String url(String database) {
        return System.getenv(SERVER).replace("/postgres?", "/" + database + "?");
    }

    /** What PostgreSQL's own programs read of an URL for Java. */
    private static Map<String, String> client(String database) {
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

    /** Debian has them on nobody's path. */
    private static String programs() throws IOException {
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
