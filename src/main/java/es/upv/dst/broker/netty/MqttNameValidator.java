// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import es.upv.dst.broker.TopicFilter;

/** Detects topics, filters and client ids that Artemis interprets differently from the MQTT specification. */
final class MqttNameValidator {

    private static final int MAX_LENGTH = 512;

    private MqttNameValidator() {}

    /** Whether a name contains a backslash, which is Artemis' escape character, or a control character such as NUL. */
    static boolean hasForbiddenCharacter(String name) {
        return name.indexOf('\\') >= 0 || name.chars().anyMatch(Character::isISOControl);
    }

    /** Excludes topics that begin with a dollar, which are the broker's own. */
    static boolean isValidTopic(String topic) {
        return isValidFilter(topic) && !topic.startsWith("$") && topic.indexOf('#') < 0 && topic.indexOf('+') < 0;
    }

    /** Excludes {@code a::b}, with which Artemis addresses the queue b, even one of another client. */
    static boolean isValidFilter(String filter) {
        return !filter.isEmpty()
                && filter.length() <= MAX_LENGTH
                && !hasForbiddenCharacter(filter)
                && !filter.contains("::")
                && new TopicFilter(filter).isWellFormed();
    }
}
