// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.util.Set;

/**
 * Grants access to the topics that a filter matches.
 *
 * @param filter an MQTT topic filter
 * @param publishers the roles that may publish to these topics
 * @param subscribers the roles that may subscribe to {@code filter} and to every filter that {@code filter} covers
 */
public record AccessRule(String filter, Set<ClientRole> publishers, Set<ClientRole> subscribers) {

    public AccessRule {
        publishers = Set.copyOf(publishers);
        subscribers = Set.copyOf(subscribers);
    }

    boolean covers(String topicOrFilter) {
        return new TopicFilter(filter).covers(new TopicFilter(topicOrFilter));
    }
}
