// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.similarity;

import static es.upv.dst.fixture.AdminClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.ComparedClass;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Tests the comparison of the programs of a class over REST. */
@Tag("database")
class ComparisonIT {

    @TempDir
    static Path folder;

    private static ComparedClass programs;
    private static AdminClient rest;

    @BeforeAll
    static void start() {
        programs = new ComparedClass(folder);
        rest = programs.rest();
    }

    @AfterAll
    static void stop() {
        programs.close();
    }

    @Test
    void comparisonOfAll_reportsPairsAndWhatCannotBeCompared() {
        var report = json(rest.post("/api/programs/comparison", ""));
        assertThat(report.get("programs").asInt()).isGreaterThanOrEqualTo(7);
        assertThat(report.get("archived").asInt()).isEqualTo(1);
        assertThat(report.get("pairs").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(report.get("seconds").asDouble()).isPositive();
        assertThat(report.get("notCompared")
                        .valueStream()
                        .map(refused -> refused.get("id").asString()))
                .containsExactlyInAnyOrder(programs.idOf(5), programs.idOf(6));
        var status = rest.get("/api/programs/comparison");
        assertThat(status.get("running").asBoolean()).isFalse();
        assertThat(status.get("notCompared")).isEqualTo(report.get("notCompared"));
        assertThat(status.at("/notCompared/0/reason").asString()).contains("Python 2");
        assertThat(status.at("/notCompared/0/line").asInt()).isPositive();
    }

    @Test
    void copies_areListedWithTheirStudents_theMostSimilarFirst() {
        var items = rest.get("/api/programs/similarities?min=0.45").get("items");
        var similarities = items.valueStream()
                .map(pair -> pair.get("similarity").asDouble())
                .toList();
        assertThat(similarities).isSortedAccordingTo(Comparator.reverseOrder()).allMatch(value -> value >= 0.45);
        var copy = pair(programs.pairsOf(2), programs.idOf(1), programs.idOf(2));
        assertThat(copy.at("/first/dni").asString()).isEqualTo("00000001");
        assertThat(copy.at("/second/name").asString()).isEqualTo("Alumno 2");
        assertThat(copy.get("suspicious").asBoolean()).isTrue();
        assertThat(copy.at("/signals/tokens").asDouble()).isBetween(0.4, 1.0);
        assertThat(copy.at("/passages/0/first/from").asInt()).isPositive();
        assertThat(programs.pairsOf(4)
                        .valueStream()
                        .filter(pair -> pair.get("suspicious").asBoolean()))
                .isEmpty();
    }

    @Test
    void pair_isShownLineByLine_inAnyOrderOfItsIds() {
        var path = "/api/programs/similarities/%s/%s";
        var pair = rest.get(path.formatted(programs.idOf(1), programs.idOf(3)));
        assertThat(rest.get(path.formatted(programs.idOf(3), programs.idOf(1)))).isEqualTo(pair);
        for (var side : List.of("first", "second")) {
            var passage = pair.at("/passages/0/" + side);
            var line = pair.at("/" + side + "/lines/" + (passage.get("from").asInt() - 1));
            assertThat(line.get("number")).isEqualTo(passage.get("from"));
            assertThat(line.get("passage").toString()).isEqualTo("0");
            assertThat(line.get("text").asString()).isNotEmpty();
        }
        assertThat(pair.at("/first/dni").asString()).isEqualTo("00000001");
    }

    @Test
    void copyOfAnArchivedProgram_isFoundWithItsCourse() {
        var archived = pair(programs.pairsOf(7), "a1", programs.idOf(7)).get("first");
        assertThat(archived.get("course").asString()).isEqualTo("DST 2025");
        assertThat(archived.get("dni").isNull()).isTrue();
        assertThat(archived.get("name").isNull()).isTrue();
        var pair = rest.get("/api/programs/similarities/a1/" + programs.idOf(7));
        assertThat(pair.at("/first/lines").size()).isGreaterThan(10);
    }

    @Test
    void copiesOfOneProgram_areACluster() {
        var clusters = rest.get("/api/programs/clusters");
        assertThat(clusters.at("/items/0/programs")
                        .valueStream()
                        .map(program -> program.get("dni").asString()))
                .contains("00000001", "00000002", "00000003");
    }

    @Test
    void newHandIn_isComparedInTheBackground() {
        var id = programs.handIn(8, "development/copies/functions/01.py");
        programs.awaitComparisons();
        pair(programs.pairsOf(8), programs.idOf(1), id);
    }

    @Test
    void comparisonWhileOneRuns_isRefusedOrComesAfterwards() {
        var responses = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> rest.post("/api/programs/comparison", "").statusCode()))
                .limit(4)
                .toList();
        assertThat(responses.stream().map(CompletableFuture::join))
                .contains(200)
                .containsOnly(200, 409);
    }

    @Test
    void pairs_areExportedAsCsv() {
        assertThat(rest.text("/api/programs/similarities", "text/csv"))
                .startsWith("first,firstDni,firstName,firstCourse,second,secondDni,secondName,similarity,suspicious,")
                .contains("a1,,,DST 2025," + programs.idOf(7) + ",***0000**,Alumno 7,0.");
    }

    @ParameterizedTest
    @CsvSource({
        "/similarities?min=2,400",
        "/similarities?min=NaN,400",
        "/similarities?min=x,400",
        "/similarities?dni=1,400",
        "/similarities?size=501,400",
        "/similarities/1/999999,404",
        "/similarities/1/1,404",
        "/similarities/a1/a1,404",
        "/similarities/x/2,404",
        "/similarities/1/99999999999999999999,404",
        "/clusters?page=-1,400"
    })
    void invalidQuery_isRefused(String query, int status) {
        assertThat(rest.exchange("GET", "/api/programs" + query, "text/plain", "application/json", "")
                        .statusCode())
                .isEqualTo(status);
    }

    private static JsonNode pair(JsonNode items, String first, String second) {
        return items.valueStream()
                .filter(pair -> pair.at("/first/id").asString().equals(first)
                        && pair.at("/second/id").asString().equals(second))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no pair " + first + ", " + second + ": " + items));
    }
}
