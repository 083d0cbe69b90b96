// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.status;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Command;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.PrometheusScrape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tests the values of the metrics, and that dashboard, alerts and docs/operations.md use the metrics that exist. */
@Tag("database")
class MetricsIT {

    private static final Path DASHBOARD = Path.of("deploy/grafana/dst-lab.json");
    private static final Path PROMETHEUS = Path.of("deploy/prometheus.yml");
    private static final Path ALERTS = Path.of("deploy/prometheus/alerts.yml");
    private static final Path ALERTS_TEST = Path.of("src/test/resources/alerts-test.yml");
    private static final Pattern SELECTED_METRIC = Pattern.compile("\\b([a-z]\\w*)\\{");
    private static final Pattern LAB_METRIC = Pattern.compile("\\bdst_\\w+");

    @TempDir
    static Path folder;

    private static Lab lab;
    private static String code;

    @BeforeAll
    static void startLabAndSendMessages() {
        lab = Lab.embedded(folder).enroll(3);
        try (var student = lab.student(1)) {
            code = student.requestCode();
            student.submitAndAwaitVerdict(code);
            student.submitAndAwaitVerdict("12345");
            student.publish("DST/PETICION", "no number");
            student.publish("DST/PETICION", "87654321");
        }
        lab.admin().text("/api/requests?q=87654321", "application/json");
        lab.anonymous().call("GET", "/nowhere/87654321/eva@example.org");
        await().until(() -> lab.scrape().value("dst_codes{state=\"used\"}").equals(Optional.of(1.0)));
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void metrics_matchTheMessagesThatWereHandled() {
        await().untilAsserted(() -> assertMetricsMatchMessages(lab.scrape()));
    }

    private static void assertMetricsMatchMessages(PrometheusScrape scrape) {
        assertThat(Stream.of(
                                "dst_requests_total{outcome=\"ISSUED\"} 1",
                                "dst_requests_total{outcome=\"MALFORMED\"} 1",
                                "dst_requests_total{outcome=\"NOT_ENROLLED\"} 1",
                                "dst_submissions_total{verdict=\"ACCEPTED\"} 1",
                                "dst_submissions_total{verdict=\"INVALID_CODE\"} 1",
                                "dst_answers_published_seconds_count{answer=\"code\"} 1",
                                "dst_answers_confirmed_seconds_count{answer=\"code\"} 1",
                                "dst_answers_published_seconds_count{answer=\"verdict\"} 2",
                                "dst_answers_confirmed_seconds_count{answer=\"verdict\"} 2",
                                "dst_batch_messages_sum 5",
                                "dst_codes{state=\"free\"} 9999",
                                "dst_codes{state=\"open\"} 0",
                                "dst_roster_students 3",
                                "dst_broker_subscribed 1",
                                "dst_broker_reconnects_total 0",
                                "dst_inbox_messages 0",
                                "dst_journal_bytes 0")
                        .toList())
                .allSatisfy(line -> assertThat(scrape.value(line.substring(0, line.lastIndexOf(' '))))
                        .hasValue(Double.parseDouble(line.substring(line.lastIndexOf(' ')))));
        assertThat(scrape.value("dst_mail_oldest_seconds").orElseThrow()).isPositive();
        assertThat(scrape.value("dst_answers_confirmed_seconds_sum{answer=\"code\"}")
                        .orElseThrow())
                .isBetween(
                        scrape.value("dst_answers_published_seconds_sum{answer=\"code\"}")
                                .orElseThrow(),
                        20.0);
    }

    @Test
    void scrape_containsNoPersonalData() {
        assertThat(lab.scrape().text())
                .doesNotContain("00000001", "87654321", "Alumno", "@", code, "nowhere", folder.toString());
    }

    @Test
    void metricDescriptions_matchTheDocumentedTable() throws IOException {
        var table = Pattern.compile("(?m)^\\| `(dst_\\w+)` \\| (.*) \\|$")
                .matcher(Files.readString(Path.of("docs/operations.md")))
                .results()
                .collect(toMap(row -> row.group(1), row -> row.group(2)));
        assertThat(table).isEqualTo(lab.scrape().descriptions());
    }

    @Test
    void dashboard_showsEveryMetric_andNoUnknownOne() throws IOException {
        var shown = queries(new JsonMapper().readTree(Files.readString(DASHBOARD)))
                .flatMap(query -> SELECTED_METRIC.matcher(query).results())
                .map(name -> name.group(1))
                .collect(toSet());
        var scrape = lab.scrape();
        assertThat(scrape.names()).containsAll(shown);
        assertThat(scrape.descriptions().keySet())
                .allSatisfy(metric -> assertThat(shown).anyMatch(name -> name.startsWith(metric)));
    }

    private static Stream<String> queries(JsonNode dashboard) {
        return Stream.of("expr", "definition")
                .flatMap(field -> dashboard.findValues(field).stream())
                .map(JsonNode::asString);
    }

    @Test
    void alerts_useExistingMetrics_andPassTheirTests() throws Exception {
        var used = LAB_METRIC.matcher(Files.readString(ALERTS)).results().map(name -> name.group());
        assertThat(lab.scrape().names()).containsAll(used.toList());
        Command.run("promtool", "check", "config", PROMETHEUS);
        Command.run("promtool", "test", "rules", ALERTS_TEST);
    }

    @Test
    void metrics_passThePromtoolCheck() throws Exception {
        var labMetrics = lab.scrape().text().replaceAll("(?m)^(?!(# \\w+ )?dst_).*\\n", "");
        var file = Files.writeString(folder.resolve("scrape"), labMetrics);
        assertThat(Command.run("sh", "-c", "promtool check metrics < " + file)).isEmpty();
    }

    @Test
    @Tag("h2")
    void scrapeWhileTheDatabaseIsBlocked_returnsAtOnce() throws Exception {
        try (var _ = lab.blockDatabase()) {
            await().until(() -> isUnknown("dst_mail_pending") && isUnknown("dst_codes{state=\"free\"}"));
            assertThat(scrapeWithinTwoSeconds().names())
                    .containsAll(Set.of("dst_requests_total", "hikaricp_connections"));
        }
        await().until(() -> lab.scrape().value("dst_mail_pending").orElseThrow() == 1);
    }

    private static boolean isUnknown(String sample) {
        return scrapeWithinTwoSeconds().value(sample).orElseThrow().isNaN();
    }

    private static PrometheusScrape scrapeWithinTwoSeconds() {
        var begin = System.nanoTime();
        var scrape = lab.scrape();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(2));
        return scrape;
    }
}
