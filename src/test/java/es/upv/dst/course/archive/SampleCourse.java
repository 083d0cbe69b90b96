// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.ComparedClass;
import es.upv.dst.fixture.Lab;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A course with rows of each kind, and the answers about it. */
final class SampleCourse {

    /** Answers that are not about the course. */
    private static final Set<String> OTHER_CALLS = Set.of(
            "/", "/help/message", "/help/steps", "/api/doctor", "/api/events", "/api/rehearsal", "/api/course/archive");

    /** Needs a lab with 20 students. */
    static void hold(Lab lab) {
        holdClass(lab);
        gradePrograms(lab.admin());
    }

    /** Certified students, open codes, each kind of refused message, text that has to be escaped, and a mail. */
    private static void holdClass(Lab lab) {
        assertThat(lab.admin()
                        .exchange("PUT", "/api/course", "application/json", "application/json", """
                {"name":"Redes","term":"2026-27","opensAt":"2026-01-01T00:00:00.001Z"}""")
                        .statusCode())
                .isEqualTo(200);
        try (var student = lab.student(1)) {
            student.solveForAll(5);
            student.publish("DST/PETICION", Lab.dni(6));
            student.publish("DST/PETICION", "99999999");
            student.publish("DST/PETICION", "\u0000=1+1;\"no DNI\" \uD83D\uDE00\n");
            student.publish("DST/SOLUCION", "0;0");
            student.publish("DST/SOLUCION", "12345;=Núria \"N\" O'Neill, \uD83D\uDE00;alumno1@example.org");
        }
        lab.admin().post("/api/course/close", "");
        try (var student = lab.student(7)) {
            student.publish("DST/PETICION", Lab.dni(7));
        }
        await().until(() ->
                lab.admin().get("/api/requests?outcome=CLOSED").get("total").asInt() == 1);
        lab.admin().post("/api/course/open", "");
    }

    /** Similar programs, a case with a reply, a decision, a grade that was set, and an assigned submission. */
    private static void gradePrograms(AdminClient admin) {
        var first = id(admin.handIn(Lab.dni(1), "uno.py", ComparedClass.source("development/independent/01.py")));
        var second = id(admin.handIn(Lab.dni(2), "dos.py", ComparedClass.source("development/copies/names/01.py")));
        admin.handIn(Lab.dni(3), "vacio.py", "");
        await().until(() -> admin.get("/api/programs/comparison").get("waiting").isEmpty());
        admin.post("/api/programs/comparison", "");
        assertThat(admin.get("/api/programs/similarities").get("total").asInt()).isEqualTo(1);
        var opened = id(admin.post("/api/programs/cases", """
                {"first":"%s","second":"%s","note":"same names"}""".formatted(first, second)));
        admin.post("/api/programs/cases/" + opened + "/replies", """
                {"dni":"%s","text":"Lo hicimos juntos."}""".formatted(Lab.dni(2)));
        put(admin, "/api/programs/" + first + "/decision", """
                {"decision":"accepted","reason":"seen"}""");
        put(admin, "/api/grades/" + Lab.dni(3), """
                {"grade":0.35,"reason":"oral"}""");
        put(
                admin,
                "/api/grades/assignments/"
                        + admin.get("/api/submissions?verdict=ACCEPTED").at("/items/0/id"),
                """
                {"dni":"%s","reason":"asked"}""".formatted(Lab.dni(9)));
    }

    private static String id(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return AdminClient.json(response).get("id").toString();
    }

    private static void put(AdminClient admin, String path, String json) {
        var response = admin.exchange("PUT", path, "application/json", "application/json", json);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    /** The answer to each GET of the interface without a parameter, also of calls that are added later. */
    static Map<String, String> answers(AdminClient admin) {
        var answers = new TreeMap<String, String>();
        admin.get("/v3/api-docs").get("paths").forEachEntry((path, calls) -> {
            if (calls.has("get") && !path.contains("{") && !OTHER_CALLS.contains(path)) {
                answers.put(path, admin.text(path, "*/*").replaceAll("\"startedAt\":\"[^\"]*\"", ""));
                answers.put(path + " csv", admin.text(path, "text/csv"));
            }
        });
        for (var list : List.of("/api/programs", "/api/programs/cases")) {
            admin.get(list).get("items").forEach(row -> {
                var path = list + "/" + row.get("id");
                answers.put(path, admin.text(path, "*/*"));
            });
        }
        for (var path :
                List.of("/api/grades/" + Lab.dni(3), "/api/grades/" + Lab.dni(9), "/api/students/" + Lab.dni(1))) {
            answers.put(path, admin.text(path, "*/*"));
        }
        admin.get("/api/requests?size=500").get("items").forEach(request -> {
            var code = request.get("code").asString("");
            if (!code.isEmpty()) {
                answers.put("/api/codes/" + code, admin.text("/api/codes/" + code, "*/*"));
            }
        });
        return answers;
    }

    private SampleCourse() {}
}
