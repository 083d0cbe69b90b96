// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.cases;

import static es.upv.dst.fixture.AdminClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.ComparedClass;
import es.upv.dst.fixture.Lab;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Tests which programs are neither accepted together with others nor assigned to another student. */
@Tag("database")
class CaseObjectionsIT {

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
    void openCase_keepsItsProgramsOutOfTheCommonAcceptance_untilItIsDismissed() {
        var program = programs.handIn(13, "development/independent/08.py");
        var id = open(programs.idOf(2), program);
        assertThat(reasonForLeaving(program)).contains("a case that is open");
        decide(id, "dismissed");
        programs.awaitComparisons();
        assertThat(programs.acceptTogether().get("accepted").toString()).contains(program);
    }

    @Test
    void suspiciousPair_isNotAcceptedTogetherWithOthers_untilItsCaseIsDismissed() {
        var first = programs.handIn(11, "development/independent/07.py");
        var second = programs.handIn(12, "development/copies/order/07.py");
        programs.awaitComparisons();
        assertThat(reasonForLeaving(first)).startsWith("its similarity with program " + second + " is 0.");
        assertThat(reasonForLeaving(second)).startsWith("its similarity with program " + first + " is 0.");
        decide(open(first, second), "dismissed");
        assertThat(programs.acceptTogether().get("accepted").toString()).contains(first, second);
    }

    @Test
    void programThatWaitsForItsComparison_isNotAcceptedTogetherWithOthers() {
        var program = programs.handIn(9, "development/independent/12.py");
        programs.awaitComparisons();
        programs.executeSql("delete from program_comparison where program_id = " + program);
        assertThat(reasonForLeaving(program)).isEqualTo("it was not compared with other programs yet");
        rest.post("/api/programs/comparison", "");
        assertThat(programs.acceptTogether().get("accepted").toString()).contains(program);
    }

    @Test
    void programThatCannotBeCompared_isNotAcceptedTogetherWithOthers() {
        var tooLong = ComparedClass.source("development/independent/02.py")
                + "\ndef unused():\n    return time.time()\n".repeat(700);
        var program = json(rest.handIn(Lab.dni(10), "a.py", tooLong));
        assertThat(program.at("/evidence/complete").asBoolean()).isTrue();
        programs.awaitComparisons();
        assertThat(reasonForLeaving(program.get("id").toString()))
                .matches(
                        "it could not be compared with other programs: line \\d+: too long: \\d+ tokens, of at most 1000");
    }

    @Test
    void programOfACase_isNotAssignedToAnotherStudent_untilTheCaseIsDismissed() {
        var first = programs.handIn(15, "development/independent/06.py");
        var second = programs.handIn(16, "development/copies/names/06.py");
        programs.awaitComparisons();
        assertThat(pairsOf(15)).isEqualTo(1);
        var id = open(first, second);
        assertThat(assign(second, 15).body()).contains("\"status\":409", "the program is in a case that is open");
        decide(id, "confirmed");
        assertThat(assign(first, 17).statusCode()).isEqualTo(409);
        assertThat(assign(second, 16).statusCode()).isEqualTo(200);
        decide(id, "dismissed");
        assertThat(assign(second, 15).statusCode()).isEqualTo(200);
        assertThat(pairsOf(15)).isZero();
        programs.awaitComparisons();
        assertThat(pairsOf(15)).isZero();
    }

    @Test
    void programThatIsAssignedToAnotherStudent_isComparedAgain() {
        var first = programs.handIn(18, "development/independent/09.py");
        var second = programs.handIn(18, "development/copies/names/09.py");
        programs.awaitComparisons();
        assertThat(pairsOf(18)).isZero();
        assertThat(assign(second, 19).statusCode()).isEqualTo(200);
        programs.awaitComparisons();
        assertThat(rest.get("/api/programs/similarities/" + first + "/" + second)
                        .has("passages"))
                .isTrue();
    }

    private static int pairsOf(int student) {
        return programs.pairsOf(student).size();
    }

    private static String reasonForLeaving(String program) {
        return programs.acceptTogether()
                .get("left")
                .valueStream()
                .filter(left -> left.get("id").toString().equals(program))
                .map(left -> left.get("reason").asString())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode open(String first, String second) {
        return json(rest.post("/api/programs/cases", """
                {"first":"%s","second":"%s"}""".formatted(first, second)))
                .get("id");
    }

    private static void decide(JsonNode id, String state) {
        put("/api/programs/cases/" + id + "/state", """
                {"state":"%s","note":"seen in class"}""".formatted(state));
    }

    private static HttpResponse<String> assign(String program, int student) {
        return put("/api/programs/" + program + "/student", """
                {"dni":"%s"}""".formatted(Lab.dni(student)));
    }

    private static HttpResponse<String> put(String path, String body) {
        return rest.exchange("PUT", path, "application/json", "application/json", body);
    }
}
