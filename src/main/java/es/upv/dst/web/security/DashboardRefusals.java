// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/**
 * The responses of the dashboard to a browser without a session, and to a form of an earlier session. Each leads to a
 * page that says what happened, and from which the professor continues.
 */
final class DashboardRefusals {

    static final String LOGIN = "/dashboard/login";
    static final String LOGOUT = "/dashboard/logout";

    private static final String ROOT = "/dashboard";

    /** The page about a form of an earlier session. */
    private static final String REFUSED_FORM = "/dashboard/refused-form";

    /** htmx sends it with each request of a part of a page. */
    private static final String HTMX_REQUEST = "HX-Request";

    private final RequestCache pages;
    private final AccessDeniedHandlerImpl formPage = new AccessDeniedHandlerImpl();

    /** @param pages remembers the page to which the login leads */
    DashboardRefusals(RequestCache pages) {
        this.pages = pages;
        formPage.setErrorPage(REFUSED_FORM);
    }

    /** Redirects to the login form. A part of a page makes the browser load the whole page, and so the form. */
    void requireLogin(HttpServletRequest request, HttpServletResponse response) {
        if (isHtmx(request)) {
            refreshPage(response);
        } else if (!HttpMethod.GET.matches(request.getMethod())) {
            pageOf(request).ifPresent(page -> pages.saveRequest(new PageRequest(request, page), response));
            redirect(LOGIN + "?unsaved", request, response);
        } else if (request.getRequestedSessionId() != null) {
            redirect(LOGIN + "?ended", request, response);
        } else {
            redirect(LOGIN, request, response);
        }
    }

    /**
     * Handles a request of another site and a form with a wrong token. A login or a logout, also in another tab,
     * changes the token.
     */
    void deny(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException, ServletException {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var loggedIn = SecurityContextHolder.getContext().getAuthentication() != null;
        if (CrossSiteRequestMatcher.isCrossSite(request)) {
            HttpRefusals.deny(request, response, e);
        } else if (isHtmx(request)) {
            refreshPage(response);
        } else if (path.equals(LOGIN)) {
            redirect(loggedIn ? ROOT : LOGIN + "?ended", request, response);
        } else if (path.equals(LOGOUT)) {
            // Nothing can be lost, and the professor wants to leave; the request is not from another site.
            new SecurityContextLogoutHandler()
                    .logout(
                            request,
                            response,
                            SecurityContextHolder.getContext().getAuthentication());
            redirect(LOGIN + "?bye", request, response);
        } else if (loggedIn) {
            formPage.handle(request, response, e);
        } else {
            requireLogin(request, response);
        }
    }

    static boolean isHtmx(HttpServletRequest request) {
        return request.getHeader(HTMX_REQUEST) != null;
    }

    /** The page of a form. Only the path of the header is used, so the login never leads to another site. */
    private static Optional<URI> pageOf(HttpServletRequest request) {
        try {
            return Optional.ofNullable(request.getHeader(HttpHeaders.REFERER))
                    .map(URI::create)
                    .filter(page -> page.getRawPath() != null
                            && page.getRawPath().startsWith(request.getContextPath() + ROOT + "/"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void redirect(String path, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpStatus.FOUND.value());
        response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + path);
    }

    private static void refreshPage(HttpServletResponse response) {
        response.setHeader("HX-Refresh", "true");
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
    }

    /** A request for the page of a form, on the same host as the form. */
    private static final class PageRequest extends HttpServletRequestWrapper {

        private final URI page;

        PageRequest(HttpServletRequest form, URI page) {
            super(form);
            this.page = page;
        }

        @Override
        public String getMethod() {
            return HttpMethod.GET.name();
        }

        @Override
        public String getRequestURI() {
            return page.getRawPath();
        }

        @Override
        public String getQueryString() {
            return page.getRawQuery();
        }
    }
}
