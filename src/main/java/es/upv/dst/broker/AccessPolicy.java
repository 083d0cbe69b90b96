// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static es.upv.dst.broker.Who.DST;
import static es.upv.dst.broker.Who.NOBODY;
import static es.upv.dst.broker.Who.TEACHER;

import java.util.List;
import java.util.Set;

/**
 * Who may publish and subscribe to what: what no rule grants is refused.
 *
 * @param rules the whole table, which every broker of the lab keeps to
 */
public record AccessPolicy(List<Rule> rules) {

    public AccessPolicy {
        rules = List.copyOf(rules);
    }

    public static AccessPolicy of(Topics topics) {
        return new AccessPolicy(List.of(
                new Rule(topics.request(), Set.of(DST), Set.of()),
                new Rule(topics.code(), Set.of(), Set.of(DST)),
                new Rule(topics.submission(), Set.of(DST), Set.of()),
                new Rule(topics.verdict(), Set.of(), Set.of(DST)),
                new Rule(topics.trial(), Set.of(DST), Set.of(DST)),
                new Rule(topics.room(), Set.of(NOBODY, DST), Set.of(NOBODY, DST)),
                new Rule("#", Set.of(TEACHER), Set.of(TEACHER)),
                new Rule("$SYS/#", Set.of(), Set.of(TEACHER))));
    }

    public boolean mayPublish(Who who, String topic) {
        return rules.stream().anyMatch(rule -> rule.publishers().contains(who) && rule.covers(topic));
    }

    /** Also refuses a filter that matches more than was granted, such as {@code #}. */
    public boolean maySubscribe(Who who, String filter) {
        return rules.stream().anyMatch(rule -> rule.subscribers().contains(who) && rule.covers(filter));
    }
}
