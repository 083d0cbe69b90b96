// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import static es.upv.dst.broker.Who.DST;
import static es.upv.dst.broker.Who.NOBODY;
import static es.upv.dst.broker.Who.TEACHER;

import java.util.List;
import java.util.Set;

/** Who may publish and subscribe to what: what no rule grants is refused. */
public final class AccessPolicy {

    private static final List<Rule> RULES = List.of(
            new Rule(Topics.REQUEST, Set.of(DST), Set.of()),
            new Rule(Topics.CODE, Set.of(), Set.of(DST)),
            new Rule(Topics.SUBMISSION, Set.of(DST), Set.of()),
            new Rule(Topics.VERDICT, Set.of(), Set.of(DST)),
            new Rule(Topics.TRIAL, Set.of(DST), Set.of(DST)),
            new Rule(Topics.ROOM, Set.of(NOBODY, DST), Set.of(NOBODY, DST)),
            new Rule("#", Set.of(TEACHER), Set.of(TEACHER)),
            new Rule("$SYS/#", Set.of(), Set.of(TEACHER)));

    private AccessPolicy() {}

    /** The whole table, which every broker of the lab keeps to. */
    public static List<Rule> rules() {
        return RULES;
    }

    public static boolean mayPublish(Who who, String topic) {
        return RULES.stream().anyMatch(rule -> rule.publishers().contains(who) && rule.covers(topic));
    }

    /** Also refuses a filter that matches more than was granted, such as {@code #}. */
    public static boolean maySubscribe(Who who, String filter) {
        return RULES.stream().anyMatch(rule -> rule.subscribers().contains(who) && rule.covers(filter));
    }
}
