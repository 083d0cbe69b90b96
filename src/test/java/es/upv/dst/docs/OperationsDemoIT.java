// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.docs;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Command;
import es.upv.dst.fixture.GuideDocument;
import es.upv.dst.fixture.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo answers the calls of docs/operations.md as it says; {@link OperationsIT} types backup and restore. */
class OperationsDemoIT {

    @TempDir
    static Path folder;

    private static Lab lab;

    private final GuideDocument guide = GuideDocument.read("operations.md");
    private final List<String> used = new ArrayList<>();

    @BeforeAll
    static void serve() {
        lab = Lab.embedded(folder, "--spring.profiles.active=demo");
    }

    @AfterAll
    static void close() {
        lab.close();
    }

    @Test
    void itsCommandsAnswerAsItSays() throws Exception {
        findingsAreAsShown();
        assertThat(types("demo-flow", " -s")).contains("\"verdict\":\"ACCEPTED\"");
        assertThat(types(
                        "demo-rehearse",
                        " --url http://localhost:" + lab.admin().port() + " 2>/dev/null"))
                .contains("\"served\": 30")
                .endsWith("PASS");
        assertThat(types("demo-help", " -s")).contains("MQTT laboratory");
        assertThat(types("demo-scrape", " -s")).contains("dst_build_info{");
        assertThat(used)
                .containsExactlyElementsOf(guide.blocks().keySet().stream()
                        .filter(name -> name.startsWith("demo-"))
                        .toList());
    }

    private void findingsAreAsShown() throws Exception {
        var json = new JsonMapper();
        var said = json.readTree(types("demo-doctor", " -s"));
        assertThat(withoutFigures(said)).isEqualTo(withoutFigures(json.readTree(block("demo-findings"))));
    }

    /** Where the lab runs, and when, is different each time. */
    private static List<String> withoutFigures(JsonNode findings) {
        return findings.valueStream()
                .map(found -> found.toString()
                        .replaceAll("(tcp:|/|\\d{4}-)[^ ,]+", "…")
                        .replaceAll("\\d+ MB", "… MB"))
                .toList();
    }

    /** What the command of that name prints, with the port and the password of the test. */
    private String types(String name, String more) throws Exception {
        var command = block(name)
                .replace("admin:demo", "admin:'" + AdminClient.PASSWORD + "'")
                .replace("localhost:8080", "localhost:" + lab.admin().port());
        return Command.run("sh", "-c", "DST_ADMIN_PASSWORD='" + AdminClient.PASSWORD + "' " + command + more);
    }

    private String block(String name) {
        used.add(name);
        return guide.block(name);
    }

    @Test
    void itsSettingsAreInTheManual() throws IOException {
        var manual = Files.readString(Path.of("application.yml"));
        assertThat(guide.firstColumn("variable"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(manual).contains(name));
    }

    @Test
    void itsCallsAreAnswered() {
        var described = lab.admin().get("/v3/api-docs").get("paths");
        assertThat(guide.firstColumn("call")).isNotEmpty().allSatisfy(call -> {
            var path = call.split(" ")[1];
            var method = call.split(" ")[0].toLowerCase(Locale.ROOT);
            assertThat(path.startsWith("/actuator") || described.path(path).has(method))
                    .as(call)
                    .isTrue();
        });
    }
}
