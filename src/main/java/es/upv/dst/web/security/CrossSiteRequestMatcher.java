// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.web.cors.CorsUtils;

/**
 * Matches requests that a page of another site has caused in the admin's browser, which adds the admin's password to
 * them automatically. A browser sends {@code Origin} with each request that may change state. Over TLS or on the same
 * machine, a browser also sends {@code Sec-Fetch-Site} with every request. The request of a followed link does not
 * match, because that request changes nothing, and the admin sees the response.
 */
final class CrossSiteRequestMatcher {

    private static final Set<String> ALLOWED_SITES = Set.of("same-origin", "none");

    private CrossSiteRequestMatcher() {}

    static boolean isCrossSite(HttpServletRequest request) {
        return CorsUtils.isCorsRequest(request)
                || fetchMetadata(request, "Site")
                                .filter(site -> !ALLOWED_SITES.contains(site))
                                .isPresent()
                        && !isLinkNavigation(request);
    }

    private static boolean isLinkNavigation(HttpServletRequest request) {
        return request.getMethod().equals(HttpMethod.GET.name())
                && fetchMetadata(request, "Mode").filter("navigate"::equals).isPresent()
                && fetchMetadata(request, "Dest").filter("document"::equals).isPresent();
    }

    private static Optional<String> fetchMetadata(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader("Sec-Fetch-" + name));
    }
}
