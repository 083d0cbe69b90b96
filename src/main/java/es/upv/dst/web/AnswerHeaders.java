// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

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
 * What every answer tells a browser, a page as much as an error: to run nothing that is not the lab's own, to be put into
 * nobody's frame, to keep nothing. They are there from the beginning, so who has another mind sets what is there already.
 */
@Configuration(proxyBeanMethods = false)
class AnswerHeaders {

    static final String CONTENT_POLICY = "Content-Security-Policy";

    /** Its own style sheets and forms, and nothing else: no script, whatever somebody might smuggle in. */
    private static final String PLAIN = "default-src 'none'; style-src 'self'; img-src data:; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    /** Swagger UI is a program, which makes itself one style sheet. */
    private static final String PROGRAM = "default-src 'none'; script-src 'self';"
            + " style-src 'self' 'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='; img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    static final Map<String, String> ALWAYS = Map.of(
            CONTENT_POLICY,
            PLAIN,
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            // Not less: else the browser would not say that the forms of a page are its own.
            "Referrer-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            HttpHeaders.CACHE_CONTROL,
            "no-store");

    /** Of this host alone: what else its domain serves is not the lab's to say. */
    private static final String ENCRYPTED_FROM_NOW_ON = "max-age=31536000";

    /** Before all other filters, since those refuse too; and before an error page, since Tomcat refuses before them. */
    @Bean
    FilterRegistrationBean<Filter> answerHeadersFilter() {
        var filter = new FilterRegistrationBean<Filter>((request, response, rest) -> {
            write((HttpServletRequest) request, (HttpServletResponse) response);
            rest.doFilter(request, response);
        });
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static void write(HttpServletRequest request, HttpServletResponse response) {
        if (request.getRequestURI().startsWith(request.getContextPath() + "/swagger-ui/")) {
            write(CONTENT_POLICY, PROGRAM, response);
        }
        if (request.isSecure()) {
            write("Strict-Transport-Security", ENCRYPTED_FROM_NOW_ON, response);
        }
        write(response);
    }

    /** What does not depend on what was asked for. */
    static void write(HttpServletResponse response) {
        ALWAYS.forEach((name, value) -> write(name, value, response));
    }

    private static void write(String name, String value, HttpServletResponse response) {
        if (!response.containsHeader(name)) {
            response.setHeader(name, value);
        }
    }
}
