// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.security;

import es.upv.dst.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/** The responses to requests without the right password, and to requests from pages of other sites. */
final class HttpRefusals {

    private HttpRefusals() {}

    /** Responds with 401, or with 429 if the client network has sent too many wrong passwords. */
    static void requirePassword(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof AdminAuthenticationProvider.ThrottledException throttled) {
            respondTooManyAttempts(request, response, throttled);
            return;
        }
        if (CrossSiteRequestMatcher.isCrossSite(request)) {
            // The response does not ask for a password, because the request would be denied with a password too.
            denyCrossSite(request, response);
            return;
        }
        if (!isOfScript(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"dst-lab\", charset=\"UTF-8\"");
        }
        Problem.write(request, response, HttpStatus.UNAUTHORIZED, "Log in with the admin's user name and password.");
    }

    /**
     * Whether a page has sent the request. The header would make the browser ask for a password over the page, which
     * leads to the login itself. A browser sends {@code Sec-Fetch-Mode} over TLS or on the same machine only, but the
     * cookie of the last session always.
     */
    private static boolean isOfScript(HttpServletRequest request) {
        var mode = request.getHeader("Sec-Fetch-Mode");
        return mode == null ? request.getRequestedSessionId() != null : !mode.equals("navigate");
    }

    /** Responds with 403. */
    static void deny(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        denyCrossSite(request, response);
    }

    /**
     * Responds with 429 to every request with a password, right or wrong, while its client network is blocked for too
     * many wrong passwords.
     */
    private static void respondTooManyAttempts(
            HttpServletRequest request, HttpServletResponse response, AdminAuthenticationProvider.ThrottledException e)
            throws IOException {
        var seconds = e.retryAfterSeconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        var detail = "Too many wrong passwords from this network; try again in %d s, or from another network.";
        Problem.write(request, response, HttpStatus.TOO_MANY_REQUESTS, detail.formatted(seconds));
    }

    private static void denyCrossSite(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem.write(request, response, HttpStatus.FORBIDDEN, "Requests from pages of other sites are refused.");
    }
}
