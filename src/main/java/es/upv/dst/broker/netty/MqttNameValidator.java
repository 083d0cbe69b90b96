// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import es.upv.dst.broker.TopicFilter;

/** Tells which topics, filters and client ids the broker accepts. */
final class MqttNameValidator {

    /** Artemis keeps the 32 latest topics of each client. */
    private static final int MAX_LENGTH = 128;

    /** Artemis keeps an entry of 300 bytes for each level of a topic. */
    private static final int MAX_LEVELS = 16;

    private MqttNameValidator() {}

    /**
     * Returns whether a name contains a control character or a noncharacter, such as U+FFFF. MQTT lets a broker refuse
     * such a name, and {@link ArtemisNames} uses control characters.
     */
    static boolean hasForbiddenCharacter(String name) {
        return name.codePoints().anyMatch(c -> Character.isISOControl(c) || isNoncharacter(c));
    }

    /** Unicode has two of them at the end of each plane, and a block. */
    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || codePoint >= 0xFDD0 && codePoint <= 0xFDEF;
    }

    /** Returns false also for a topic that begins with a dollar, because only the broker may publish on such topics. */
    static boolean isValidTopic(String topic) {
        return isValidFilter(topic) && !topic.startsWith("$") && topic.indexOf('#') < 0 && topic.indexOf('+') < 0;
    }

    static boolean isValidFilter(String filter) {
        return !filter.isEmpty()
                && filter.length() <= MAX_LENGTH
                && filter.chars().filter(letter -> letter == '/').count() < MAX_LEVELS
                && !hasForbiddenCharacter(filter)
                && (filter.startsWith("$share") ? isValidShare(filter) : new TopicFilter(filter).isWellFormed());
    }

    private static boolean isValidShare(String filter) {
        return ArtemisNames.isShared(filter)
                && !ArtemisNames.withoutGroup(filter).isEmpty()
                && new TopicFilter(ArtemisNames.withoutGroup(filter)).isWellFormed()
                && new TopicFilter(filter).levels().get(1).chars().noneMatch(letter -> letter == '#' || letter == '+');
    }
}
