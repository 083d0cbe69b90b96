// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The settings in the comments of {@code application.yml}: each one begins with the environment variable, such as
 * {@code DST_DATA_DIR: the folder}, below the heading of its group.
 */
record SettingsManual(List<ManualGroup> groups) {

    private static final Pattern HEADING = Pattern.compile("# ---- (.+?) -+");
    private static final String NAME = "[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+";
    private static final Pattern NAMES = Pattern.compile("\\b(%1$s(?:, %1$s)*): ".formatted(NAME));

    /** @param title the heading in English */
    record ManualGroup(String title, List<ManualEntry> entries) {}

    /**
     * Settings with a common explanation.
     *
     * @param text the explanation in English
     */
    record ManualEntry(List<ManualSetting> settings, String text) {}

    /**
     * @param variable the environment variable
     * @param property the name of the same setting in a file
     */
    record ManualSetting(String variable, String property) {}

    /**
     * Reads the comments.
     *
     * @param properties the names of the settings that have a value in the file; a variable alone does not tell where
     *     the hyphens are
     */
    static SettingsManual parse(String yaml, Collection<String> properties) {
        var names = properties.stream()
                .collect(Collectors.toMap(SettingsManual::key, name -> name, (first, second) -> first));
        Map<String, StringBuilder> comments = new LinkedHashMap<>();
        var title = "";
        for (var line : yaml.lines().map(String::strip).toList()) {
            var heading = HEADING.matcher(line);
            if (heading.matches()) {
                title = heading.group(1);
            } else {
                // A line break ends a comment.
                comments.computeIfAbsent(title, _ -> new StringBuilder())
                        .append(line.startsWith("#") ? line.substring(1) : "\n");
            }
        }
        var listed = new TreeSet<String>();
        comments.values()
                .forEach(text -> NAMES.matcher(text)
                        .results()
                        .forEach(match -> listed.addAll(List.of(match.group(1).split(", ")))));
        return new SettingsManual(comments.entrySet().stream()
                .map(group -> new ManualGroup(group.getKey(), entries(group.getValue(), listed, names)))
                .filter(group -> !group.entries().isEmpty())
                .toList());
    }

    private static List<ManualEntry> entries(
            CharSequence comments, Collection<String> listed, Map<String, String> names) {
        var entries = new ArrayList<ManualEntry>();
        for (var comment : comments.toString().split("\n")) {
            var starts = NAMES.matcher(comment).results().toList();
            for (var i = 0; i < starts.size(); i++) {
                var end = i + 1 < starts.size() ? starts.get(i + 1).start() : comment.length();
                var text = comment.substring(starts.get(i).end(), end).strip();
                var variables = new ArrayList<>(List.of(starts.get(i).group(1).split(", ")));
                Pattern.compile(NAME)
                        .matcher(text)
                        .results()
                        .map(match -> match.group())
                        .filter(name -> !listed.contains(name) && names.containsKey(key(name)))
                        .distinct()
                        .forEach(variables::add);
                entries.add(new ManualEntry(
                        variables.stream().map(name -> setting(name, names)).toList(), text));
            }
        }
        return entries;
    }

    private static ManualSetting setting(String variable, Map<String, String> names) {
        var property = variable.toLowerCase(Locale.ROOT).replace('_', '.');
        return new ManualSetting(variable, names.getOrDefault(key(variable), property));
    }

    /** The same for a variable and for the name in a file. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
