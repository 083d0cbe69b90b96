// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a client calls itself, and so what Artemis calls the client's queues: {@code <client id>.<topic filter>}.
 *
 * @param text empty if the broker is to choose
 */
record ClientId(String text) {

    private static final int LONGEST = 256;

    boolean isOpenTo(Who who, AccessPolicy policy) {
        return text.length() <= LONGEST
                && !Names.isTreacherous(text)
                // Artemis pastes the client id into a query by which it deletes stored sessions.
                && text.indexOf('\'') < 0
                // The names of Artemis' own queues begin so: as "$sys.mqtt.retain" one would drain the retained
                // messages.
                && !text.startsWith("$")
                && !isAnothersQueue(policy)
                && (who == Who.TEACHER || !text.startsWith(LabBroker.CLIENT_ID));
    }

    /** As {@code x.salon} with the filter {@code DST/CODIGO} one would share the queue of {@code x} for {@code salon/DST/CODIGO}. */
    private boolean isAnothersQueue(AccessPolicy policy) {
        return Stream.of(text.split("\\.", -1)).skip(1).anyMatch(firstLevels(policy)::contains);
    }

    /** Of each topic that somebody other than the teacher may use. */
    private static Set<String> firstLevels(AccessPolicy policy) {
        return policy.rules().stream()
                .map(rule -> new TopicFilter(rule.filter()).levels().getFirst())
                .collect(Collectors.toUnmodifiableSet());
    }
}
