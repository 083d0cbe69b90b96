// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static es.upv.dst.fixture.ComparedClass.source;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.SmtpServer;
import es.upv.dst.fixture.Student;
import java.nio.file.Path;

/**
 * A lab in which every text that others choose is hostile: names, messages, addresses, programs, file names, subjects,
 * errors of the mail server, and also what the professor types. It has four students.
 */
final class HostileLab implements AutoCloseable {

    /** Would be a script or an image in HTML, and an expression in Thymeleaf, SpEL or a template of the browser. */
    static final String TEXT = "<script>document.title='x'</script>\"><img src=x onerror=alert(1)>'"
            + "~{{7*7}}~${7*7}~[[${7*7}]]~__${7*7}__::x";

    /** The part of the text before the first expression. */
    static final String MARKUP = TEXT.substring(0, TEXT.indexOf('~'));

    /** A name of a file without slashes and quotes. The lab replaces a colon by an underscore. */
    static final String FILE = TEXT.substring(TEXT.indexOf("<img")).replace(':', '_') + ".py";

    static final String ADDRESS = "\"><img/src=x/onerror=alert(1)>@example.org";

    private final SmtpServer mailServer = new SmtpServer(new SmtpServer.Manners() {
        @Override
        public int replyTo(String recipient, int attempt) {
            return recipient.startsWith("never") ? 550 : 250;
        }

        @Override
        public String rejection() {
            return TEXT;
        }
    });
    private final Lab lab;

    HostileLab(Path folder) {
        lab = Lab.embedded(folder, mailServer.settings());
        enroll();
        solve();
        handIn();
        decide();
        await().until(() -> rest().get("/api/mail?state=failed").get("total").asInt() > 0);
    }

    Lab lab() {
        return lab;
    }

    AdminClient rest() {
        return lab.admin();
    }

    /** The name of the student with this number. */
    static String name(int student) {
        return TEXT + " " + student;
    }

    private void enroll() {
        var roster = new StringBuilder("dni,name,email\n");
        for (var student = 1; student <= 4; student++) {
            roster.append("%s,\"%s\",%s%n"
                    .formatted(Lab.dni(student), name(student).replace("\"", "\"\""), address(student)));
        }
        var response = rest().exchange("POST", "/api/roster", "text/csv", "application/json", roster.toString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private static String address(int student) {
        return (student == 1 ? "never" : "alumno") + student + "@example.org";
    }

    /** Student 1 is certified, student 2 by a code of student 3, and nobody by two codes of student 4. */
    private void solve() {
        try (var student = lab.student(1)) {
            student.publish("DST/PETICION", TEXT);
            submit(student, "00000;" + TEXT + ";" + ADDRESS);
            submit(student, TEXT);
            submit(student, student.requestCode() + ";" + name(1) + ";" + address(1));
        }
        try (var student = lab.student(3)) {
            submit(student, student.requestCode() + ";" + name(2) + ";" + address(2));
        }
        try (var student = lab.student(4)) {
            submit(student, student.requestCode() + ";" + TEXT + ";nobody@example.org");
            submit(student, student.requestCode() + ";" + TEXT + ";nobody@example.org");
        }
        var unmatched = rest().get("/api/grades/unmatched").at("/items/0/submissionId");
        send("PUT", "/api/grades/assignments/" + unmatched, "dni", Lab.dni(4), "reason", TEXT);
    }

    private static void submit(Student student, String solution) {
        student.publish("DST/SOLUCION", solution);
        student.awaitVerdict();
    }

    /** The programs of students 1 to 3 are copies. That of student 4 came by a mail that names no student. */
    private void handIn() {
        handIn(1, "development/independent/01.py");
        handIn(2, "development/copies/names/01.py");
        handIn(3, "development/copies/order/01.py");
        handIn(4, "development/independent/05.py");
        await().until(() ->
                rest().get("/api/programs/comparison").get("waiting").isEmpty());
        lab.executeSql("update program set dni = null, assigned_by = null, state = 'unassigned', origin = 'mail',"
                + " sender = '" + ADDRESS + "', subject = '" + TEXT.replace("'", "''") + "' where dni = '" + Lab.dni(4)
                + "'");
    }

    private void handIn(int student, String file) {
        var response = rest().handIn(Lab.dni(student), FILE, source(file) + "\n# " + TEXT + "\n");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    private void decide() {
        send("PUT", "/api/grades/" + Lab.dni(1), "grade", "0.2", "reason", TEXT);
        send("PUT", "/api/programs/1/decision", "decision", "rejected", "reason", TEXT);
        send("POST", "/api/programs/cases", "first", "1", "second", "2", "note", TEXT);
        send("POST", "/api/programs/cases/1/letters", "dni", Lab.dni(2), "subject", TEXT, "text", TEXT);
        send("POST", "/api/programs/cases/1/replies", "dni", Lab.dni(2), "text", TEXT);
        send("PUT", "/api/course", "name", TEXT, "term", TEXT.substring(0, 50));
    }

    /** @param fields names and values in turn */
    private void send(String method, String path, String... fields) {
        var json = new StringBuilder();
        for (var index = 0; index < fields.length; index += 2) {
            json.append(json.isEmpty() ? '{' : ',')
                    .append("\"%s\":\"%s\"".formatted(fields[index], fields[index + 1].replace("\"", "\\\"")));
        }
        var response = rest().exchange(method, path, "application/json", "application/json", json + "}");
        assertThat(response.statusCode()).as(path + response.body()).isBetween(200, 299);
    }

    @Override
    public void close() {
        lab.close();
        mailServer.close();
    }
}
