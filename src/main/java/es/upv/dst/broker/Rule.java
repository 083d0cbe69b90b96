// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.util.Set;

/**
 * Who may use the topics that a filter matches.
 *
 * @param filter an MQTT topic filter
 * @param publishers who may publish there
 * @param subscribers who may subscribe to the filter and to what it covers
 */
public record Rule(String filter, Set<Who> publishers, Set<Who> subscribers) {

    public Rule {
        publishers = Set.copyOf(publishers);
        subscribers = Set.copyOf(subscribers);
    }

    boolean covers(String other) {
        return new TopicFilter(filter).covers(new TopicFilter(other));
    }
}
