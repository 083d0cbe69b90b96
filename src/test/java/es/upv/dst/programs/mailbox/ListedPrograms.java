// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import es.upv.dst.fixture.AdminClient;
import java.util.List;
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
