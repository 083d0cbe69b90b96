// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The access policy as Mosquitto's {@code acl_file} says it. */
final class MosquittoAcl {

    private static final String TEACHER = "teacher";

    private MosquittoAcl() {}

    static String text(Topics topics) {
        var policy = AccessPolicy.of(topics);
        return Stream.of(
                        "# Made from the rules of AccessPolicy; a test fails when it differs from them.",
                        section("# A client without a user", policy, Who.NOBODY),
                        section("user " + LabBroker.STUDENTS, policy, Who.DST),
                        section("user " + TEACHER, policy, Who.TEACHER))
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String section(String title, AccessPolicy policy, Who who) {
        Function<Rule, Stream<String>> line =
                rule -> access(rule, who).map(access -> "topic " + access + " " + rule.filter());
        List<String> lines = policy.rules().stream().flatMap(line).toList();
        return title + "\n" + String.join("\n", lines);
    }

    private static Stream<String> access(Rule rule, Who who) {
        boolean writes = rule.publishers().contains(who);
        boolean reads = rule.subscribers().contains(who);
        if (writes && reads) {
            return Stream.of("readwrite");
        }
        return writes ? Stream.of("write") : reads ? Stream.of("read") : Stream.empty();
    }
}
