// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;

/**
 * Adds security headers to every response, also to errors. These headers make the browser run only content of the lab,
 * show the content in no frame, and cache nothing. A handler can replace a header, because the headers are set before
 * the handler runs.
 */
@Configuration(proxyBeanMethods = false)
public class SecurityHeadersFilter {

    static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    /** Allows only style sheets and forms of the lab. Allows no script, so that an injected script does not run. */
    private static final String PAGE_POLICY = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    /** Allows scripts of the lab and one inline style sheet, because Swagger UI needs both. */
    private static final String SWAGGER_POLICY = "default-src 'none'; script-src 'self';"
            + " style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; img-src 'self' data:;"
            + " connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    /** Allows scripts and style sheets of the lab, but none inside a page, and the events of the lab. */
    private static final String DASHBOARD_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    static final Map<String, String> DEFAULT_HEADERS = Map.of(
            CONTENT_SECURITY_POLICY,
            PAGE_POLICY,
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            // A stricter value would make the browser send "Origin: null" with the forms of a page.
            "Referrer-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            HttpHeaders.CACHE_CONTROL,
            "no-store");

    /** One year, without includeSubDomains, because the lab does not decide for other hosts of its domain. */
    private static final String STRICT_TRANSPORT_SECURITY = "max-age=31536000";

    /**
     * Runs before all other filters, because these filters may refuse a request. Runs also on error dispatches, because
     * Tomcat may have refused the request before any filter.
     */
    @Bean
    FilterRegistrationBean<Filter> securityHeadersFilterRegistration() {
        var filter = new FilterRegistrationBean<Filter>((request, response, chain) -> {
            write((HttpServletRequest) request, (HttpServletResponse) response);
            chain.doFilter(request, response);
        });
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static void write(HttpServletRequest request, HttpServletResponse response) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.startsWith("/swagger-ui/")) {
            write(CONTENT_SECURITY_POLICY, SWAGGER_POLICY, response);
        } else if (path.equals("/dashboard") || path.startsWith("/dashboard/")) {
            write(CONTENT_SECURITY_POLICY, DASHBOARD_POLICY, response);
        }
        if (request.isSecure()) {
            write("Strict-Transport-Security", STRICT_TRANSPORT_SECURITY, response);
        }
        write(response);
    }

    /** Sets the headers that do not depend on the request. */
    public static void write(HttpServletResponse response) {
        DEFAULT_HEADERS.forEach((name, value) -> write(name, value, response));
    }

    private static void write(String name, String value, HttpServletResponse response) {
        if (!response.containsHeader(name)) {
            response.setHeader(name, value);
        }
    }
}
