// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.util.List;

/**
 * An MQTT topic filter; a topic is one without wildcards.
 *
 * @param levels what stands between the slashes
 */
record TopicFilter(List<String> levels) {

    private static final String ONE = "+";
    private static final String REST = "#";

    TopicFilter(String text) {
        this(List.of(text.split("/", -1)));
    }

    /** Whether the wildcards stand where MQTT lets them. */
    boolean isWellFormed() {
        int last = levels.size() - 1;
        return levels.subList(0, last).stream().noneMatch(level -> level.contains(REST))
                && levels.stream()
                        .allMatch(level -> level.length() == 1 || !(level.contains(ONE) || level.contains(REST)));
    }

    /** Whether each topic that the other filter matches is matched by this one too. */
    boolean covers(TopicFilter other) {
        if (hidesFrom(other)) {
            return false;
        }
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).equals(REST)) {
                return true;
            }
            if (i == other.levels.size() || !coversLevel(levels.get(i), other.levels.get(i))) {
                return false;
            }
        }
        return levels.size() == other.levels.size();
    }

    private static boolean coversLevel(String mine, String theirs) {
        return !theirs.equals(REST) && (mine.equals(ONE) || mine.equals(theirs));
    }

    /** A wildcard in the first place never matches the broker's own topics [MQTT-4.7.2-1]. */
    private boolean hidesFrom(TopicFilter other) {
        String first = levels.getFirst();
        return (first.equals(ONE) || first.equals(REST))
                && other.levels.getFirst().startsWith("$");
    }

    @Override
    public String toString() {
        return String.join("/", levels);
    }
}
