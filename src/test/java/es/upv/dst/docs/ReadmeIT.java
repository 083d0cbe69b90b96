// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.broker.AccessPolicy;
import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.Topics;
import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Command;
import es.upv.dst.fixture.Lab;
import es.upv.dst.submissions.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the commands and tables of README. The demo of README runs on H2. */
class ReadmeIT {

    @TempDir
    Path folder;

    private String readme = "";

    @BeforeEach
    void read() throws IOException {
        readme = Files.readString(Path.of("README.md"));
    }

    @Test
    void commandsOfTheExampleSession_certifyAStudent() throws Exception {
        var received = folder.resolve("received");
        try (var lab = Lab.embedded(folder, "--spring.profiles.active=demo")) {
            var subscriber = new ProcessBuilder("stdbuf", "-oL", "sh", "-c", "exec " + command("listen", lab) + " -d")
                    .redirectOutput(received.toFile())
                    .start();
            try {
                await().until(() -> Files.readString(received).contains("Subscribed"));
                Command.run("sh", "-c", command("ask", lab));
                await().until(() -> receivedCode(received).isPresent());
                var code = receivedCode(received).orElseThrow().group(1);
                Command.run("sh", "-c", command("solve", lab).replace("93729", code));
                await().until(() -> Files.readString(received).contains("DST/RESULTADO " + code + ";ACCEPTED"));
                assertThat(Command.run("sh", "-c", command("certified", lab) + " -s"))
                        .isEqualTo(code + ";Peter Lim;pelim@teleco.upv.es");
            } finally {
                subscriber.destroy();
            }
        }
    }

    private static Optional<MatchResult> receivedCode(Path received) throws IOException {
        return Pattern.compile("(?m)^DST/CODIGO (\\d{5})$")
                .matcher(Files.readString(received))
                .results()
                .findFirst();
    }

    /** The named command of README, with the ports and the password of the test. */
    private String command(String name, Lab lab) {
        var block = Pattern.compile("```sh " + name + "\\n(.*)\\n```").matcher(readme);
        assertThat(block.find()).as(name).isTrue();
        return block.group(1)
                .replace("-u dst", "-p " + lab.brokerPort() + " -u dst")
                .replace("admin:demo", "admin:'" + AdminClient.PASSWORD + "'")
                .replace("localhost:8080", "localhost:" + lab.admin().port());
    }

    @Test
    void topicTable_matchesTheAccessPolicy() {
        var table = table("topic");
        assertThat(table).hasSize(6);
        table.forEach((topic, cells) -> assertThat(cells.subList(2, 5))
                .as(topic)
                .containsExactlyElementsOf(Stream.of(ClientRole.ANONYMOUS, ClientRole.STUDENT, ClientRole.TEACHER)
                        .map(role -> granted(role, topic))
                        .toList()));
    }

    private static String granted(ClientRole role, String topic) {
        var policy = AccessPolicy.of(new Topics("DST"));
        var publishes = policy.mayPublish(role, topic.replace("#", "luz"));
        var subscribes = policy.maySubscribe(role, topic);
        if (publishes && subscribes) {
            return "both";
        }
        return publishes ? "publish" : subscribes ? "subscribe" : "–";
    }

    @Test
    void verdictTable_matchesTheEnumInItsOrder() {
        var verdicts = Arrays.stream(Verdict.values()).collect(toMap(Verdict::name, Verdict::meaning));
        assertThat(table("verdict").entrySet())
                .allSatisfy(row -> assertThat(row.getValue().get(1)).isEqualTo(verdicts.get(row.getKey())));
        assertThat(table("verdict").keySet())
                .containsExactly(
                        Arrays.stream(Verdict.values()).map(Verdict::name).toArray(String[]::new));
    }

    @Test
    void variables_areDocumentedInApplicationYml() throws IOException {
        var manual = Files.readString(Path.of("application.yml"), UTF_8);
        assertThat(table("variable").keySet())
                .hasSize(10)
                .allSatisfy(name -> assertThat(manual).contains(name));
    }

    @Test
    void packageTable_matchesTheFolders() throws IOException {
        try (var folders = Files.list(Path.of("src/main/java/es/upv/dst")).filter(Files::isDirectory)) {
            assertThat(table("package").keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            folders.map(folder -> folder.getFileName().toString())
                                    .toList());
        }
    }

    /** The rows of the table whose first column has this heading, by the value of that column. */
    private Map<String, List<String>> table(String heading) {
        var table = Pattern.compile("(?m)^\\| " + heading + " \\|.*\\n\\|[-|]+\\|\\n((?:\\|.*\\n)+)")
                .matcher(readme);
        assertThat(table.find()).as("table of " + heading).isTrue();
        return table.group(1)
                .lines()
                .map(line -> Arrays.stream(line.substring(2, line.length() - 2).split(" \\| "))
                        .toList())
                .collect(toMap(
                        cells -> cells.getFirst().replace("`", ""),
                        cells -> cells,
                        (first, second) -> first,
                        LinkedHashMap::new));
    }
}
