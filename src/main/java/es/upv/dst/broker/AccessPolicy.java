// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static es.upv.dst.broker.ClientRole.DST;
import static es.upv.dst.broker.ClientRole.NOBODY;
import static es.upv.dst.broker.ClientRole.TEACHER;

import java.util.List;
import java.util.Set;

/**
 * Defines which role may publish and subscribe to which topics. Access that no rule grants is refused.
 *
 * @param rules all rules; the embedded broker and the generated Mosquitto ACL use the same ones
 */
public record AccessPolicy(List<AccessRule> rules) {

    public AccessPolicy {
        rules = List.copyOf(rules);
    }

    public static AccessPolicy of(Topics topics) {
        return new AccessPolicy(List.of(
                new AccessRule(topics.request(), Set.of(DST), Set.of()),
                new AccessRule(topics.code(), Set.of(), Set.of(DST)),
                new AccessRule(topics.submission(), Set.of(DST), Set.of()),
                new AccessRule(topics.verdict(), Set.of(), Set.of(DST)),
                new AccessRule(topics.secondExercise(), Set.of(DST), Set.of(DST)),
                new AccessRule(topics.firstExercise(), Set.of(NOBODY, DST), Set.of(NOBODY, DST)),
                new AccessRule("#", Set.of(TEACHER), Set.of(TEACHER)),
                new AccessRule("$SYS/#", Set.of(), Set.of(TEACHER))));
    }

    public boolean mayPublish(ClientRole role, String topic) {
        return rules.stream().anyMatch(rule -> rule.publishers().contains(role) && rule.covers(topic));
    }

    /** Returns false if the filter matches any topic that is not granted, as {@code #} does. */
    public boolean maySubscribe(ClientRole role, String filter) {
        return rules.stream().anyMatch(rule -> rule.subscribers().contains(role) && rule.covers(filter));
    }
}
