// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.upload;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ignores a declared type that would keep a class list from being read. {@code curl --data-binary @list.csv} declares a
 * web form, which Tomcat or Spring would parse as fields and leave no body. Spring refuses {@code csv} and wildcards.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainUpload extends OncePerRequestFilter {

    /** This filter runs before the one that removes a slash at the end. */
    private static final Pattern PATH = Pattern.compile("/api/roster/?");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var type = request.getContentType();
        return type == null || !PATH.matcher(request.getServletPath()).matches() || isReadable(type);
    }

    private static boolean isReadable(String type) {
        try {
            var parsed = MediaType.parseMediaType(type);
            return parsed.isConcrete() && !parsed.equalsTypeAndSubtype(MediaType.APPLICATION_FORM_URLENCODED);
        } catch (InvalidMediaTypeException e) {
            // An unknown character set is refused, as the text cannot be decoded.
            return type.contains("charset");
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        // From now on, Tomcat takes parameters from the query only.
        request.getInputStream();
        chain.doFilter(new WithoutForm(request), response);
    }

    private static final class WithoutForm extends HttpServletRequestWrapper {

        private static final String TYPE = MediaType.APPLICATION_OCTET_STREAM_VALUE;

        WithoutForm(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getContentType() {
            return TYPE;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE) ? TYPE : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                    ? Collections.enumeration(Collections.singleton(TYPE))
                    : super.getHeaders(name);
        }
    }
}
