// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.errors;

import es.upv.dst.web.Problem;
import es.upv.dst.web.UnreadableRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Responds with a problem when a filter cannot read a request, as with a malformed {@code Origin}, or fails. Tomcat
 * would respond with 500 and log the stack trace. The errors of handler methods do not arrive here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RequestErrorFilter extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(RequestErrorFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
                throw e;
            }
            var status = UnreadableRequest.status(e);
            if (status.isEmpty()) {
                log.error("{} {} failed", request.getMethod(), request.getRequestURI(), e);
            }
            if (response.isCommitted()) {
                // Tomcat closes the connection, so that the client does not take a part for the whole.
                throw e;
            }
            respond(request, response, status.orElse(HttpStatus.INTERNAL_SERVER_ERROR));
        }
    }

    /** Lets the server show its error page; responds here if also that page fails, with the same request. */
    private static void respond(HttpServletRequest request, HttpServletResponse response, HttpStatusCode status)
            throws IOException {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            response.sendError(status.value());
            return;
        }
        response.resetBuffer();
        Problem.write(
                request,
                response,
                status,
                status.is4xxClientError()
                        ? "A header, a cookie or a parameter of the request cannot be read."
                        : "An error occurred in the server; its log has the details.");
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
