// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of the labs that a Mosquitto serves, in the words of its {@code acl_file}.
 *
 * @param teacher the account by which the lab logs in
 * @param own whether that account may use the topics of its own lab only, instead of every topic
 */
record AclEntry(Topics topics, String teacher, boolean own) {

    private static final String EVERYBODYS = "teacher";

    /** What stands in the file and in the password file as it is. */
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

    AclEntry {
        if (!ACCOUNT.matcher(teacher).matches() || teacher.equals(LabBroker.STUDENTS)) {
            throw new IllegalArgumentException(
                    "An account of a teacher has 1 to 64 letters, digits, dots, hyphens, underscores or @, and is not dst: "
                            + teacher);
        }
    }

    /** @param text a prefix, or a prefix and an account with a colon between them */
    static AclEntry parse(String text) {
        var colon = text.indexOf(':');
        return colon < 0
                ? new AclEntry(new Topics(text), EVERYBODYS, false)
                : new AclEntry(new Topics(text.substring(0, colon)), text.substring(colon + 1), true);
    }

    Stream<String> lines(Who who) {
        return AccessPolicy.of(topics).rules().stream().flatMap(rule -> line(rule, who));
    }

    /** An account of one lab's own needs all of its topics, and the first exercise, by which the doctor tries the policy. */
    Stream<String> teachersLines() {
        return own
                ? Stream.of(topics.all(), topics.room()).map(filter -> "topic readwrite " + filter)
                : lines(Who.TEACHER);
    }

    private static Stream<String> line(Rule rule, Who who) {
        var writes = rule.publishers().contains(who);
        var reads = rule.subscribers().contains(who);
        var access = writes && reads ? "readwrite" : writes ? "write" : "read";
        return writes || reads ? Stream.of("topic " + access + " " + rule.filter()) : Stream.empty();
    }
}
