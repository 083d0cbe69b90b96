// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.connection;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps the connections of the admin, also during a long upload. Runs after the filters of Spring Security. */
@Component
class AdminConnectionFilter extends OncePerRequestFilter {

    private final HttpConnections connections;

    AdminConnectionFilter(HttpConnections connections) {
        this.connections = connections;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getUserPrincipal() != null) {
            connections.keep(request.getRemoteAddr(), request.getRemotePort());
        }
        chain.doFilter(request, response);
    }
}
