// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.cases;

import static es.upv.dst.fixture.AdminClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.ComparedClass;
import es.upv.dst.fixture.LabWithMail;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Tests cases, their history and their letters over REST. */
@Tag("database")
class CasesIT {

    private static final String PATH = "/api/programs/cases";

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
    void openedCase_hasItsProgramsInOrder_andOneCaseAPair() {
        var opened = open(programs.idOf(2), programs.idOf(1));
        assertThat(opened.statusCode()).isEqualTo(201);
        var one = json(opened);
        assertThat(one.at("/first/dni").asString()).isEqualTo("00000001");
        assertThat(one.at("/second/name").asString()).isEqualTo("Alumno 2");
        assertThat(one.get("state").asString()).isEqualTo("open");
        assertThat(one.at("/history/0/kind").asString()).isEqualTo("opened");
        assertThat(one.at("/history/0/text").asString()).isEqualTo("line 1\n\tline 2");
        assertThat(rest.get(PATH + "/" + one.get("id"))).isEqualTo(one);
        assertThat(open(programs.idOf(1), programs.idOf(2)).body()).contains("\"status\":409", "CASE_EXISTS");
        assertThat(rest.text(PATH + "?state=open", "text/csv"))
                .startsWith("id,state,openedAt,first,firstDni,")
                .contains(",***0000**,Alumno 1,");
    }

    @Test
    void caseWithAnArchivedProgram_isDecidedAndReopened_withItsHistory() {
        var id = json(open("a1", programs.idOf(7))).get("id");
        decide(id, "dismissed", "the sheet's own listing");
        var decided = json(decide(id, "confirmed", "admitted"));
        assertThat(decided.get("state").asString()).isEqualTo("confirmed");
        var noted = json(decide(id, "confirmed", "the commission agrees"));
        assertThat(noted.get("history")
                        .valueStream()
                        .map(event -> event.get("kind").asString()))
                .containsExactly("opened", "state", "state", "note");
        assertThat(noted.at("/history/1/state").asString()).isEqualTo("dismissed");
        assertThat(rest.get(PATH + "?state=confirmed").at("/items/0/id")).isEqualTo(id);
        assertThat(rest.get(PATH + "?state=dismissed").toString()).doesNotContain("{\"id\":" + id + ",");
    }

    @Test
    void letter_isMailedToTheStudent_andTheReplyIsRecorded() throws Exception {
        var id = json(open(programs.idOf(1), programs.idOf(3))).get("id");
        var letter = json(post(id, "letters", """
                {"dni":"00000003","subject":"Tu práctica","text":"Hola:\\r\\n\\r\\n¿Puedes pasar por mi despacho?"}"""));
        assertThat(letter.at("/history/1/subject").asString()).isEqualTo("Tu práctica");
        var mail = await().until(() -> programs.mailServer().received(), received -> received.size() == 1)
                .getFirst();
        assertThat(mail.recipient()).isEqualTo("alumno3@example.org");
        assertThat(mail.message().getSubject()).isEqualTo("Tu práctica");
        assertThat(LabWithMail.part(mail, 0)).contains("¿Puedes pasar por mi despacho?");
        var replied = json(post(id, "replies", """
                {"dni":"00000003","text":"Lo hicimos juntos."}"""));
        assertThat(replied.at("/history/2/kind").asString()).isEqualTo("reply");
        assertThat(replied.at("/history/2/dni").asString()).isEqualTo("00000003");
        assertThat(replied.get("state").asString()).isEqualTo("open");
        var foreign = post(id, "letters", """
                {"dni":"00000004","subject":"s","text":"t"}""");
        assertThat(foreign.statusCode()).isEqualTo(409);
        assertThat(json(foreign).get("reason").asString()).isEqualTo("NOT_OF_THE_CASE");
        assertThat(post(id, "replies", """
                {"dni":"00000004","text":"t"}""").statusCode()).isEqualTo(409);
        assertThat(rest.get("/api/mail").get("total").asInt()).isEqualTo(1);
    }

    @Test
    void pairOfACase_staysWhenItIsNotFoundAgain() {
        var first = programs.handIn(9, "development/independent/09.py");
        var second = programs.handIn(10, "development/copies/names/09.py");
        programs.awaitComparisons();
        open(first, second);
        programs.handIn(10, "development/independent/10.py");
        rest.post("/api/programs/comparison", "");
        assertThat(rest.get("/api/programs/similarities/" + first + "/" + second)
                        .has("passages"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|        |{\"first\":\"1\",\"second\":\"999999\"}|404",
                "POST|        |{\"first\":\"1\",\"second\":\"1\"}|409",
                "POST|        |{\"first\":\"a1\",\"second\":\"a1\"}|409",
                "POST|        |{\"first\":\"x\",\"second\":\"1\"}|400",
                "POST|        |{\"first\":\"1\"}|400",
                "POST|        |[]|400",
                "GET|/999999  ||404",
                "GET|/x       ||400",
                "GET|?state=x ||400",
                "PUT|/999999/state|{\"state\":\"open\",\"note\":\"n\"}|404",
                "PUT|/1/state|{\"state\":\"guilty\",\"note\":\"n\"}|400",
                "PUT|/1/state|{\"state\":\"open\"}|400",
                "PUT|/1/state|{\"state\":\"open\",\"note\":\"\\u2003\"}|400",
                "POST|/999999/replies|{\"dni\":\"00000001\",\"text\":\"t\"}|404",
                "POST|/1/replies|{\"dni\":\"1\",\"text\":\"t\"}|400",
                "POST|/1/letters|{\"dni\":\"00000001\",\"subject\":\"a\\nBcc: b\",\"text\":\"t\"}|400",
                "POST|/1/letters|{\"dni\":\"00000001\",\"subject\":\"s\",\"text\":\" \"}|400"
            })
    void invalidInput_isRefused(String method, String path, String body, int status) {
        var response = rest.exchange(
                method,
                PATH + (path == null ? "" : path.strip()),
                "application/json",
                "application/json",
                body == null ? "" : body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void oversizedNote_isRefused() {
        var note = "{\"first\":\"1\",\"second\":\"2\",\"note\":\"" + "x".repeat(4_001) + "\"}";
        assertThat(rest.post(PATH, note).statusCode()).isEqualTo(400);
    }

    private static HttpResponse<String> open(String first, String second) {
        return rest.post(PATH, """
                {"first":"%s","second":"%s","note":"line 1\\r\\n\\tline 2"}""".formatted(first, second));
    }

    private static HttpResponse<String> decide(JsonNode id, String state, String note) {
        return rest.exchange(
                "PUT", PATH + "/" + id + "/state", "application/json", "application/json", """
                {"state":"%s","note":"%s"}""".formatted(state, note));
    }

    private static HttpResponse<String> post(JsonNode id, String part, String body) {
        return rest.post(PATH + "/" + id + "/" + part, body);
    }
}
