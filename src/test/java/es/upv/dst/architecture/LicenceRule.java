// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What may be in the jar: only what goes with GPL-3.0-or-later, by one of the licences that it offers. */
final class LicenceRule {

    private static final Set<String> GO_WITH_THE_GPL = Set.of(
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "GPL-2.0-with-classpath-exception",
            "GPL-3.0-only",
            "GPL-3.0-or-later",
            "LGPL-2.1-only",
            "LGPL-2.1-or-later",
            "LGPL-3.0-only",
            "MIT",
            "MIT-0",
            "MPL-2.0");

    /** What is offered under more than its metadata say, with what they say; who adds one here has read its sources. */
    private static final Map<String, Set<String>> JUDGED = Map.of(
            // Each of its files offers the Eclipse Distribution License too, which is BSD-3-Clause.
            "org.eclipse.paho:org.eclipse.paho.mqttv5.client", Set.of("EPL-2.0"));

    private LicenceRule() {}

    /** The components of a bill of materials that may not be in the jar, each with the licences that it says to have. */
    static List<String> broken(JsonNode bom) {
        return bom.path("components")
                .valueStream()
                .filter(component -> !isKept(component))
                .map(component -> name(component) + " " + licences(component))
                .toList();
    }

    private static boolean isKept(JsonNode component) {
        var offered = licences(component);
        return offered.stream().anyMatch(GO_WITH_THE_GPL::contains)
                || !offered.isEmpty() && Set.copyOf(offered).equals(JUDGED.get(name(component)));
    }

    private static String name(JsonNode component) {
        return component.path("group").asString("") + ":"
                + component.path("name").asString();
    }

    /** More than one is a choice, as Maven has it; so is OR in an expression. AND is none, and is not known here. */
    private static List<String> licences(JsonNode component) {
        return component
                .path("licenses")
                .valueStream()
                .flatMap(offer -> offer.has("expression")
                        ? Stream.of(offer.get("expression").asString().split(" OR "))
                        : Stream.of(offer.at("/license/id")
                                .asString(offer.at("/license/name").asString("none"))))
                .toList();
    }
}
