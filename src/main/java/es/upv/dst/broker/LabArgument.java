// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An argument of {@link MosquittoAcl}: one of the labs on a Mosquitto broker, with the lines of that lab in the
 * broker's {@code acl_file}.
 *
 * @param teacher the teacher's account, which the lab's MQTT client uses
 * @param dedicated true if the account may use only the topics of this lab; false if the account may use every topic
 */
record LabArgument(Topics topics, String teacher, boolean dedicated) {

    private static final String DEFAULT_ACCOUNT = "teacher";

    /** Characters that need no escaping in {@code acl_file} and {@code password_file}. */
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

    LabArgument {
        if (!ACCOUNT.matcher(teacher).matches() || teacher.equals(LabBroker.STUDENT_ACCOUNT)) {
            throw new IllegalArgumentException(
                    "A teacher account has 1 to 64 letters, digits, dots, hyphens, underscores or @, and is not dst: "
                            + teacher);
        }
    }

    /** @param text {@code PREFIX} or {@code PREFIX:TEACHER} */
    static LabArgument parse(String text) {
        var colon = text.indexOf(':');
        return colon < 0
                ? new LabArgument(new Topics(text), DEFAULT_ACCOUNT, false)
                : new LabArgument(new Topics(text.substring(0, colon)), text.substring(colon + 1), true);
    }

    Stream<String> lines(ClientRole role) {
        return AccessPolicy.of(topics).rules().stream().flatMap(rule -> line(rule, role));
    }

    /**
     * Returns the lines for the teacher's account. A dedicated account gets the topics of the lab, and those of the
     * first exercise, because the doctor publishes on these to check the policy.
     */
    Stream<String> teacherLines() {
        return dedicated
                ? Stream.of(topics.all(), topics.firstExercise()).map(filter -> "topic readwrite " + filter)
                : lines(ClientRole.TEACHER);
    }

    private static Stream<String> line(AccessRule rule, ClientRole role) {
        var writes = rule.publishers().contains(role);
        var reads = rule.subscribers().contains(role);
        var access = writes && reads ? "readwrite" : writes ? "write" : "read";
        return writes || reads ? Stream.of("topic " + access + " " + rule.filter()) : Stream.empty();
    }
}
