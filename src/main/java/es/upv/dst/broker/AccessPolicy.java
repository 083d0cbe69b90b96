// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static es.upv.dst.broker.ClientRole.ANONYMOUS;
import static es.upv.dst.broker.ClientRole.STUDENT;
import static es.upv.dst.broker.ClientRole.TEACHER;

import java.util.List;
import java.util.Set;

/**
 * Defines on which topics each role may publish, and to which topics it may subscribe. Access that no rule grants is
 * refused.
 *
 * @param rules all rules; the embedded broker and the generated Mosquitto ACL both use these rules
 */
public record AccessPolicy(List<AccessRule> rules) {

    public AccessPolicy {
        rules = List.copyOf(rules);
    }

    public static AccessPolicy of(Topics topics) {
        return new AccessPolicy(List.of(
                new AccessRule(topics.request(), Set.of(STUDENT), Set.of()),
                new AccessRule(topics.code(), Set.of(), Set.of(STUDENT)),
                new AccessRule(topics.submission(), Set.of(STUDENT), Set.of()),
                new AccessRule(topics.verdict(), Set.of(), Set.of(STUDENT)),
                new AccessRule(topics.secondExercise(), Set.of(STUDENT), Set.of(STUDENT)),
                new AccessRule(topics.firstExercise(), Set.of(ANONYMOUS, STUDENT), Set.of(ANONYMOUS, STUDENT)),
                new AccessRule("#", Set.of(TEACHER), Set.of(TEACHER)),
                new AccessRule("$SYS/#", Set.of(), Set.of(TEACHER))));
    }

    public boolean mayPublish(ClientRole role, String topic) {
        return rules.stream().anyMatch(rule -> rule.publishers().contains(role) && rule.covers(topic));
    }

    /** Returns true only if a single rule for the role covers every topic that the filter matches. */
    public boolean maySubscribe(ClientRole role, String filter) {
        return rules.stream().anyMatch(rule -> rule.subscribers().contains(role) && rule.covers(filter));
    }
}
