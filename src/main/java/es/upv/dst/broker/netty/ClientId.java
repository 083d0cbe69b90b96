// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import es.upv.dst.broker.AccessPolicy;
import es.upv.dst.broker.ClientRole;
import es.upv.dst.broker.LabBroker;
import es.upv.dst.broker.TopicFilter;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The client identifier of a CONNECT packet. Artemis names a queue of the client {@code <client id>.<topic filter>}.
 *
 * @param text the identifier; empty if the broker assigns one
 */
record ClientId(String text) {

    private static final int MAX_LENGTH = 256;

    boolean isAllowedFor(ClientRole role, AccessPolicy policy) {
        return text.length() <= MAX_LENGTH
                && !MqttNameValidator.hasForbiddenCharacter(text)
                // Artemis inserts the client id without escaping into the filter by which it deletes stored sessions.
                && text.indexOf('\'') < 0
                // The names of Artemis' internal queues begin with a dollar. For example, a client with the id
                // "$sys.mqtt.retain" would consume the retained messages.
                && !text.startsWith("$")
                && !couldShareQueueOfAnotherClient(policy)
                && (role == ClientRole.TEACHER || !text.startsWith(LabBroker.CLIENT_ID_PREFIX));
    }

    /**
     * Returns whether a part of the id after a dot is the first level of a topic. For example, the client
     * {@code x.salon} with the filter {@code DST/CODIGO} would share the queue of the client {@code x} with the filter
     * {@code salon/DST/CODIGO}.
     */
    private boolean couldShareQueueOfAnotherClient(AccessPolicy policy) {
        return Stream.of(text.split("\\.", -1)).skip(1).anyMatch(firstLevels(policy)::contains);
    }

    /** Returns the first level of each filter in the policy. */
    private static Set<String> firstLevels(AccessPolicy policy) {
        return policy.rules().stream()
                .map(rule -> new TopicFilter(rule.filter()).levels().getFirst())
                .collect(Collectors.toUnmodifiableSet());
    }
}
