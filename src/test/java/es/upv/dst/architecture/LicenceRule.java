// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.architecture;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Each component in the jar has to offer at least one licence that is compatible with GPL-3.0-or-later. */
final class LicenceRule {

    private static final Set<String> COMPATIBLE_WITH_GPL = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            // The name that JPlag gives the licence in its metadata.
            "GNU General Public License v3.0",
            "GPL-2.0-with-classpath-exception",
            "GPL-3.0-only",
            "GPL-3.0-or-later",
            "LGPL-2.1-only",
            "LGPL-2.1-or-later",
            "LGPL-3.0-only",
            "MIT",
            "MIT-0",
            "MPL-2.0");

    /** Components that offer more licences in their sources than in their metadata, with those in the metadata. */
    private static final Map<String, Set<String>> REVIEWED = Map.of(
            // Each source file also offers the Eclipse Distribution License, which is BSD-3-Clause.
            "org.eclipse.paho:org.eclipse.paho.mqttv5.client", Set.of("EPL-2.0"));

    private LicenceRule() {}

    /** Returns the components of a bill of materials that must not be in the jar, each with its declared licences. */
    static List<String> incompatible(JsonNode bom) {
        return bom.path("components")
                .valueStream()
                .filter(component -> !isCompatible(component))
                .map(component -> name(component) + " " + licences(component))
                .toList();
    }

    private static boolean isCompatible(JsonNode component) {
        var offered = licences(component);
        return offered.stream().anyMatch(COMPATIBLE_WITH_GPL::contains)
                || !offered.isEmpty() && Set.copyOf(offered).equals(REVIEWED.get(name(component)));
    }

    private static String name(JsonNode component) {
        return component.path("group").asString("") + ":"
                + component.path("name").asString();
    }

    /**
     * Several licences are alternatives, as in Maven. So are the operands of OR in an expression. An expression
     * with AND is not split and therefore never compatible.
     */
    private static List<String> licences(JsonNode component) {
        return component
                .path("licenses")
                .valueStream()
                .flatMap(choice -> choice.has("expression")
                        ? Stream.of(choice.get("expression").asString().split(" OR "))
                        : Stream.of(choice.at("/license/id")
                                .asString(choice.at("/license/name").asString("none"))))
                .toList();
    }
}
