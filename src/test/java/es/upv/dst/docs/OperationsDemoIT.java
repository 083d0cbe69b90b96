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

/** Tests that the demo answers the calls in docs/operations.md as documented; {@link OperationsIT} tests backups. */
class OperationsDemoIT {

    @TempDir
    static Path folder;

    private static Lab lab;

    private final GuideDocument guide = GuideDocument.read("operations.md");
    private final List<String> used = new ArrayList<>();

    @BeforeAll
    static void startLab() {
        lab = Lab.embedded(folder, "--spring.profiles.active=demo");
    }

    @AfterAll
    static void closeLab() {
        lab.close();
    }

    @Test
    void commandsOfTheDemo_printTheDocumentedOutput() throws Exception {
        assertDocumentedFindings();
        assertThat(runBlock("demo-flow", " -s")).contains("\"verdict\":\"ACCEPTED\"");
        assertThat(runBlock(
                        "demo-rehearse",
                        " --url http://localhost:" + lab.admin().port() + " 2>/dev/null"))
                .contains("\"served\": 30")
                .endsWith("PASS");
        assertThat(runBlock("demo-help", " -s")).contains("MQTT laboratory");
        assertThat(runBlock("demo-scrape", " -s")).contains("dst_build_info{");
        assertThat(used)
                .containsExactlyElementsOf(guide.blocks().keySet().stream()
                        .filter(name -> name.startsWith("demo-"))
                        .toList());
    }

    private void assertDocumentedFindings() throws Exception {
        var json = new JsonMapper();
        var findings = json.readTree(runBlock("demo-doctor", " -s"));
        assertThat(withoutVariableParts(findings))
                .isEqualTo(withoutVariableParts(json.readTree(block("demo-findings"))));
    }

    /** Removes addresses, paths, times and sizes, which differ in each run. */
    private static List<String> withoutVariableParts(JsonNode findings) {
        return findings.valueStream()
                .map(finding -> finding.toString()
                        .replaceAll("(tcp:|/|\\d{4}-)[^ ,]+", "…")
                        .replaceAll("\\d+ MB", "… MB"))
                .toList();
    }

    /** Runs the command with the test's port and password. Returns its output. */
    private String runBlock(String name, String suffix) throws Exception {
        var command = block(name)
                .replace("admin:demo", "admin:'" + AdminClient.PASSWORD + "'")
                .replace("localhost:8080", "localhost:" + lab.admin().port());
        return Command.run("sh", "-c", "DST_ADMIN_PASSWORD='" + AdminClient.PASSWORD + "' " + command + suffix);
    }

    private String block(String name) {
        used.add(name);
        return guide.block(name);
    }

    @Test
    void settings_areDocumentedInApplicationYml() throws IOException {
        var manual = Files.readString(Path.of("application.yml"));
        assertThat(guide.firstColumn("variable"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(manual).contains(name));
    }

    @Test
    void documentedCalls_exist() {
        var paths = lab.admin().get("/v3/api-docs").get("paths");
        assertThat(guide.firstColumn("call")).isNotEmpty().allSatisfy(call -> {
            var path = call.split(" ")[1];
            var method = call.split(" ")[0];
            if (path.startsWith("/actuator")) {
                assertThat(lab.admin()
                                .exchange(method, path, "application/json", "*/*", "")
                                .statusCode())
                        .as(call)
                        .isEqualTo(200);
            } else {
                assertThat(paths.path(path).has(method.toLowerCase(Locale.ROOT)))
                        .as(call)
                        .isTrue();
            }
        });
    }
}
