// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import es.upv.dst.fixture.Browser;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;

/** Follows all links of the dashboard, so it also finds pages that are added later. */
record LinkCrawler(Browser browser) {

    private static final List<String> START = List.of("/dashboard/live", "/dashboard/roster");

    /** Opens each page once, and then calls this function with its path. */
    void visit(Consumer<String> visitor) {
        var next = new ArrayDeque<>(START);
        var known = new HashSet<>(START);
        while (!next.isEmpty()) {
            browser.open(next.remove());
            var links = browser.environment().links();
            visitor.accept(browser.path());
            for (var link : links) {
                var path = link.split("\\?")[0];
                if (path.startsWith("/dashboard/") && !path.endsWith("/archive") && known.add(path)) {
                    next.add(path);
                }
            }
        }
    }
}
