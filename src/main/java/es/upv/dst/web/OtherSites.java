// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsUtils;

/**
 * What a page of another site has made the admin's browser send, with the password that a browser repeats by itself. A
 * browser says so: by {@code Origin}, of whatever may change something, and by {@code Sec-Fetch-Site}, of everything, where
 * the lab is reached by TLS or on the same machine. A link that somebody follows is no such thing: it reads, and is seen.
 */
final class OtherSites {

    private static final Set<String> OWN = Set.of("same-origin", "none");

    private OtherSites() {}

    static boolean madeIt(HttpServletRequest request) {
        return CorsUtils.isCorsRequest(request)
                || said(request, "Site").filter(site -> !OWN.contains(site)).isPresent() && !followsALink(request);
    }

    private static boolean followsALink(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.GET.name())
                && said(request, "Mode").filter("navigate"::equals).isPresent()
                && said(request, "Dest").filter("document"::equals).isPresent();
    }

    private static Optional<String> said(HttpServletRequest request, String what) {
        return Optional.ofNullable(request.getHeader("Sec-Fetch-" + what));
    }
}
