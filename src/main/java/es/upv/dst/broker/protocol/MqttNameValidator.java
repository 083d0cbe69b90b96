// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.protocol;

import es.upv.dst.broker.TopicFilter;

/** Tells which topics, filters and client ids the broker accepts. */
public final class MqttNameValidator {

    /** Artemis keeps the 32 latest topics of each client. */
    private static final int MAX_LENGTH = 128;

    /** Artemis keeps an entry of 300 bytes for each level of a topic. */
    private static final int MAX_LEVELS = 16;

    private MqttNameValidator() {}

    /**
     * Returns whether a name contains a control character or a noncharacter, such as U+FFFF. MQTT lets a broker refuse
     * such a name, and {@link ArtemisNames} uses control characters.
     */
    public static boolean hasForbiddenCharacter(String name) {
        // A loop, because a stream for each message takes longer than the rest of this check.
        for (int index = 0; index < name.length(); ) {
            int codePoint = name.codePointAt(index);
            if (Character.isISOControl(codePoint) || isNoncharacter(codePoint)) {
                return true;
            }
            index += Character.charCount(codePoint);
        }
        return false;
    }

    /** Unicode has two of them at the end of each plane, and a block. */
    private static boolean isNoncharacter(int codePoint) {
        return (codePoint & 0xFFFE) == 0xFFFE || codePoint >= 0xFDD0 && codePoint <= 0xFDEF;
    }

    /** Returns false also for a topic that begins with a dollar, because only the broker may publish on such topics. */
    public static boolean isValidTopic(String topic) {
        return isValidName(topic) && !topic.startsWith("$") && topic.indexOf('#') < 0 && topic.indexOf('+') < 0;
    }

    public static boolean isValidFilter(String filter) {
        return isValidName(filter)
                && (filter.startsWith("$share") ? isValidShare(filter) : new TopicFilter(filter).isWellFormed());
    }

    private static boolean isValidName(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_LENGTH
                && levels(name) <= MAX_LEVELS
                && !hasForbiddenCharacter(name);
    }

    private static int levels(String name) {
        int levels = 1;
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            levels++;
        }
        return levels;
    }

    private static boolean isValidShare(String filter) {
        return ArtemisNames.isShared(filter)
                && !ArtemisNames.withoutGroup(filter).isEmpty()
                && new TopicFilter(ArtemisNames.withoutGroup(filter)).isWellFormed()
                && new TopicFilter(filter).levels().get(1).chars().noneMatch(letter -> letter == '#' || letter == '+');
    }
}
