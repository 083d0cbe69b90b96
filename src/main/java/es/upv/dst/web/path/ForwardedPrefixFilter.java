// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.path;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Adds the path that a proxy has removed, and has named in {@code X-Forwarded-Prefix}, to the context path, so that
 * links, forms and redirects begin with it. With the strategy {@code native}, Tomcat evaluates the other headers of the
 * proxy, but not this one. With {@code framework}, Spring evaluates all of them.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@ConditionalOnProperty(name = "server.forward-headers-strategy", havingValue = "native")
class ForwardedPrefixFilter extends OncePerRequestFilter {

    private static final String HEADER = "X-Forwarded-Prefix";

    /** No other characters, because the prefix becomes a part of addresses in pages. No dots, which leave the path. */
    private static final Pattern PREFIX = Pattern.compile("(?:/[A-Za-z0-9_~-]{1,64}){1,8}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var prefix = Optional.ofNullable(request.getHeader(HEADER))
                .map(header -> header.endsWith("/") ? header.substring(0, header.length() - 1) : header)
                .map(header -> withoutEnd(header, request.getContextPath()))
                .filter(header -> PREFIX.matcher(header).matches());
        chain.doFilter(
                prefix.<HttpServletRequest>map(path -> new Prefixed(request, path))
                        .orElse(request),
                response);
    }

    /** Some proxies name the whole path of the lab, of which they have not removed the context path. */
    private static String withoutEnd(String prefix, String contextPath) {
        return prefix.endsWith(contextPath) ? prefix.substring(0, prefix.length() - contextPath.length()) : prefix;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private static final class Prefixed extends HttpServletRequestWrapper {

        private final HttpServletRequest received;
        private final String prefix;

        Prefixed(HttpServletRequest received, String prefix) {
            super(received);
            this.received = received;
            this.prefix = prefix;
        }

        @Override
        public String getContextPath() {
            return prefix + received.getContextPath();
        }

        @Override
        public String getRequestURI() {
            return prefix + received.getRequestURI();
        }

        @Override
        public StringBuffer getRequestURL() {
            var url = received.getRequestURL();
            return url.insert(url.length() - received.getRequestURI().length(), prefix);
        }
    }
}
