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
 * The client identifier of a CONNECT. Artemis names the client's queues after it: {@code <client id>.<topic filter>}.
 *
 * @param text the identifier; empty if the broker assigns one
 */
record ClientId(String text) {

    private static final int MAX_LENGTH = 256;

    boolean isAllowedFor(ClientRole role, AccessPolicy policy) {
        return text.length() <= MAX_LENGTH
                && !MqttNameValidator.hasForbiddenCharacter(text)
                // Artemis inserts the client id, unescaped, into the filter with which it deletes stored sessions.
                && text.indexOf('\'') < 0
                // Artemis' own queues begin with a dollar: a client "$sys.mqtt.retain" would consume the retained
                // messages.
                && !text.startsWith("$")
                && !sharesQueueOfAnotherClient(policy)
                && (role == ClientRole.TEACHER || !text.startsWith(LabBroker.CLIENT_ID_PREFIX));
    }

    /**
     * The client {@code x.salon} with the filter {@code DST/CODIGO} would share the queue of the client {@code x} with
     * the filter {@code salon/DST/CODIGO}.
     */
    private boolean sharesQueueOfAnotherClient(AccessPolicy policy) {
        return Stream.of(text.split("\\.", -1)).skip(1).anyMatch(firstLevels(policy)::contains);
    }

    /** Returns the first level of each filter in the policy. */
    private static Set<String> firstLevels(AccessPolicy policy) {
        return policy.rules().stream()
                .map(rule -> new TopicFilter(rule.filter()).levels().getFirst())
                .collect(Collectors.toUnmodifiableSet());
    }
}
