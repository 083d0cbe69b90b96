// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What Prometheus is told by a lab, without an account.
 *
 * @param text as it comes
 */
public record Scrape(String text) {

    private static final Pattern HELP = Pattern.compile("(?m)^# HELP (dst_\\S+) (.*)$");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-z]\\w*)");

    static Scrape of(Visitor visitor) {
        var answer = visitor.call("GET", "/actuator/prometheus");
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + ": " + answer.body());
        }
        return new Scrape(answer.body());
    }

    /** What the lab's own metrics say of themselves, but for the largest value that comes with each histogram. */
    public Map<String, String> meanings() {
        return HELP.matcher(text)
                .results()
                .filter(help -> !help.group(1).endsWith("_max"))
                .collect(toMap(help -> help.group(1), help -> help.group(2)));
    }

    /** The names that a query can ask for. */
    public Set<String> names() {
        return SAMPLE.matcher(text).results().map(sample -> sample.group(1)).collect(toSet());
    }

    /** @param sample name and labels, as they are written */
    public Optional<Double> value(String sample) {
        return text.lines()
                .filter(line -> line.startsWith(sample + " "))
                .map(line -> Double.valueOf(line.substring(sample.length() + 1)))
                .findFirst();
    }
}
