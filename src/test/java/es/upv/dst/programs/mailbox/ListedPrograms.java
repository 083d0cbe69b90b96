// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The programs and the mails of a lab, as the professor lists them. A query begins with a question mark. */
record ListedPrograms(AdminClient admin) {

    int total(String query) {
        return admin.get("/api/programs" + query).get("total").asInt();
    }

    List<JsonNode> items(String query) {
        return items("/api/programs", query);
    }

    /** Returns the mails that are not about a submission. */
    List<JsonNode> letters(String query) {
        return items("/api/mail", query).stream()
                .filter(mail -> mail.get("verdict").isNull())
                .toList();
    }

    private List<JsonNode> items(String path, String query) {
        var separator = query.isEmpty() ? "?" : "&";
        return admin.get(path + query + separator + "size=500")
                .get("items")
                .valueStream()
                .toList();
    }

    /** Asserts that each mail is stored once, with its state, reason and student, and answered if expected. */
    void assertOutcomes(List<SampleMail> mails) {
        var expected = new HashMap<String, String>();
        mails.forEach(mail -> expected.put(mail.subject(), mail.expected() + studentOf(mail)));
        var rows = items("").stream()
                .filter(item -> expected.containsKey(item.get("subject").asString()))
                .toList();
        var actual = new HashMap<String, String>();
        rows.forEach(item -> actual.put(
                item.get("subject").asString(),
                outcome(item) + " " + item.get("dni").asString("nobody")));
        assertThat(actual).containsExactlyInAnyOrderEntriesOf(expected);
        assertThat(rows).hasSameSizeAs(expected.keySet());
        var answered = mails.stream()
                .filter(SampleMail::answered)
                .map(SampleMail::subject)
                .distinct()
                .count();
        assertThat(Stream.of("alumno1@", "alumno3@", "eva@")
                        .mapToInt(address -> letters("?q=" + address).size())
                        .sum())
                .isEqualTo((int) answered);
    }

    /** The subject contains the number of the student, except that of the mail that is too large, of student 1. */
    private static String studentOf(SampleMail mail) {
        return " " + (mail.hasStudent() ? Lab.dni(mail.subject().contains("-3") ? 3 : 1) : "nobody");
    }

    /** Returns the state of a program and, after a space, the reason or the basis of the assignment. */
    static String outcome(JsonNode item) {
        var state = item.get("state").asString();
        return switch (state) {
            case "unreadable" -> state + " " + item.get("reason").asString();
            case "received" -> state + " " + item.get("assignedBy").asString();
            default -> state;
        };
    }
}
