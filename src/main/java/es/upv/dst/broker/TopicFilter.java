// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.util.List;

/**
 * An MQTT topic filter. A topic name is a filter without wildcards.
 *
 * @param levels the topic levels, without the slashes between them
 */
public record TopicFilter(List<String> levels) {

    private static final String SINGLE_LEVEL_WILDCARD = "+";
    private static final String MULTI_LEVEL_WILDCARD = "#";

    public TopicFilter(String text) {
        this(List.of(text.split("/", -1)));
    }

    /** Returns whether MQTT allows each wildcard at its position. */
    public boolean isWellFormed() {
        int last = levels.size() - 1;
        return levels.subList(0, last).stream().noneMatch(level -> level.contains(MULTI_LEVEL_WILDCARD))
                && levels.stream()
                        .allMatch(level -> level.length() == 1
                                || !(level.contains(SINGLE_LEVEL_WILDCARD) || level.contains(MULTI_LEVEL_WILDCARD)));
    }

    /** Returns whether this filter matches every topic that {@code other} matches. */
    boolean covers(TopicFilter other) {
        if (excludesDollarTopics(other)) {
            return false;
        }
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).equals(MULTI_LEVEL_WILDCARD)) {
                return true;
            }
            if (i == other.levels.size() || !coversLevel(levels.get(i), other.levels.get(i))) {
                return false;
            }
        }
        return levels.size() == other.levels.size();
    }

    private static boolean coversLevel(String level, String otherLevel) {
        return !otherLevel.equals(MULTI_LEVEL_WILDCARD)
                && (level.equals(SINGLE_LEVEL_WILDCARD) || level.equals(otherLevel));
    }

    /**
     * Returns whether {@code other} matches topics that begin with a dollar and this filter begins with a wildcard,
     * which does not match such topics [MQTT-4.7.2-1].
     */
    private boolean excludesDollarTopics(TopicFilter other) {
        String first = levels.getFirst();
        return (first.equals(SINGLE_LEVEL_WILDCARD) || first.equals(MULTI_LEVEL_WILDCARD))
                && other.levels.getFirst().startsWith("$");
    }

    @Override
    public String toString() {
        return String.join("/", levels);
    }
}
