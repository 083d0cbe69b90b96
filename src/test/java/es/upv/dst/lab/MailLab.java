// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.PostOffice.Received;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import java.io.IOException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** A lab with twenty students and a mail server that refuses for good whoever is called never. */
public final class MailLab implements AutoCloseable {

    private final PostOffice office = new PostOffice(new PostOffice.Manners() {
        @Override
        public int answerTo(String recipient, int tryNumber) {
            return recipient.startsWith("never") ? 550 : 250;
        }
    });
    private final Lab lab;
    private final Student student;

    public MailLab(Path folder, String... settings) {
        lab = Lab.embedded(folder, office.settings(settings)).enrolling(20);
        student = lab.student(1);
    }

    public Rest rest() {
        return lab.rest();
    }

    public Student student() {
        return student;
    }

    /** Hands in a code that is good; once that is answered, whatever was said before has been judged. */
    public String certifies(String name, String address) {
        var code = student.asksForACode();
        if (submits(code, name, address) != 201) {
            throw new AssertionError(code + " was not accepted from " + address);
        }
        return code;
    }

    /** The status of the answer to a submission by REST, whose name and address are as JSON spells them. */
    public int submits(String code, String name, String address) {
        return rest().post("/api/submissions", """
                        {"code":"%s","name":"%s","email":"%s"}""".formatted(code, name, address))
                .statusCode();
    }

    /** The one mail that this address gets. */
    public Received receivedBy(String address) {
        return await().until(
                        () -> office.received().stream()
                                .filter(mail -> mail.recipient().equals(address))
                                .toList(),
                        mails -> mails.size() == 1)
                .getFirst();
    }

    /** The first mail about a code, as the professor sees it. */
    public JsonNode row(String code) {
        return rest().get("/api/mail?q=" + code).at("/items/0");
    }

    /** The same, once it is so far. */
    public JsonNode row(String code, String state) {
        return await().until(() -> row(code), row -> row.get("state").asString().equals(state));
    }

    public int total(String filter) {
        return rest().get("/api/mail" + filter).get("total").asInt();
    }

    /** 0 is the text, 1 the HTML. */
    public static String part(Received mail, int number) throws MessagingException, IOException {
        return ((Multipart) mail.message().getContent())
                .getBodyPart(number)
                .getContent()
                .toString();
    }

    @Override
    public void close() {
        student.close();
        lab.close();
        office.close();
    }
}
