// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import es.upv.dst.broker.TopicFilter;

/** Detects topics, filters and client ids that Artemis interprets differently from the MQTT specification. */
final class MqttNameValidator {

    private static final int MAX_LENGTH = 512;

    private MqttNameValidator() {}

    /**
     * Returns whether a name contains a backslash, which is the escape character of Artemis, or a control character
     * such as NUL.
     */
    static boolean hasForbiddenCharacter(String name) {
        return name.indexOf('\\') >= 0 || name.chars().anyMatch(Character::isISOControl);
    }

    /** Returns false also for a topic that begins with a dollar, because only the broker may publish on such topics. */
    static boolean isValidTopic(String topic) {
        return isValidFilter(topic) && !topic.startsWith("$") && topic.indexOf('#') < 0 && topic.indexOf('+') < 0;
    }

    /**
     * Returns false also for {@code a::b}, because Artemis would address the queue {@code b}, which may belong to
     * another client.
     */
    static boolean isValidFilter(String filter) {
        return !filter.isEmpty()
                && filter.length() <= MAX_LENGTH
                && !hasForbiddenCharacter(filter)
                && !filter.contains("::")
                && new TopicFilter(filter).isWellFormed();
    }
}
