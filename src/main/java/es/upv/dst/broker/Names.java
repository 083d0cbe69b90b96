// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

/** Which names Artemis reads as something other than what MQTT means by them. */
final class Names {

    private static final int LONGEST_TOPIC = 512;

    private Names() {}

    /** Whether a name holds what Artemis escapes with, or a control character, NUL first of all. */
    static boolean isTreacherous(String name) {
        return name.indexOf('\\') >= 0 || name.chars().anyMatch(Character::isISOControl);
    }

    /** A topic that begins with a dollar is the broker's own, and {@code a::b} is the queue b whoever it belongs to. */
    static boolean isTopic(String topic) {
        return isFilter(topic) && !topic.startsWith("$") && topic.indexOf('#') < 0 && topic.indexOf('+') < 0;
    }

    static boolean isFilter(String filter) {
        return !filter.isEmpty()
                && filter.length() <= LONGEST_TOPIC
                && !isTreacherous(filter)
                && !filter.contains("::")
                && new TopicFilter(filter).isWellFormed();
    }
}
