// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import es.upv.dst.fixture.DashboardClient;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Follows all links of the dashboard without a browser, so it also finds pages that are added later. */
record PageCrawler(DashboardClient client) {

    private static final List<String> START = List.of("/dashboard/live", "/dashboard/roster");

    /** Reads each page once, whatever its parameters, and calls this function with it. */
    void visit(Consumer<Document> visitor) {
        var next = new ArrayDeque<>(START);
        var known = new HashSet<>(START);
        while (!next.isEmpty()) {
            var path = next.remove();
            var response = client.get(path);
            if (response.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                var page = Jsoup.parse(response.body(), "http://lab" + path);
                visitor.accept(page);
                page.select("a[href]").stream()
                        .map(link -> URI.create(link.absUrl("href")).getPath())
                        .filter(target -> target.startsWith("/dashboard/") && !target.endsWith("/archive"))
                        .filter(known::add)
                        .forEach(next::add);
            }
        }
    }
}
