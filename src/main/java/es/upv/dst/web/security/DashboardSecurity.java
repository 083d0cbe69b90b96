// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.savedrequest.CookieRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;

/**
 * The access rules of the dashboard, for a browser: a login form, a session and CSRF tokens. The events of the lab
 * accept a session of the dashboard too, and the password as all REST calls. Nothing is stored in the lab before a
 * successful login: the CSRF token and the page to return to are in cookies.
 */
@Configuration(proxyBeanMethods = false)
class DashboardSecurity {

    private static final String LOGIN = DashboardRefusals.LOGIN;

    private static final String EVENTS = "/api/events";

    /** Style sheets and scripts, which the login form needs too. */
    private static final String[] ASSETS = {"/dashboard/assets/**", "/webjars/htmx.org/**", "/webjars/uplot/**"};

    @Bean
    @Order(1)
    SecurityFilterChain dashboardSecurityFilterChain(HttpSecurity http) {
        var pages = pageRequestCache();
        var refusals = new DashboardRefusals(pages);
        return http.securityMatcher("/dashboard", "/dashboard/**", EVENTS, "/webjars/htmx.org/**", "/webjars/uplot/**")
                .authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                                .permitAll()
                                .requestMatchers(CrossSiteRequestMatcher::isCrossSite)
                                .denyAll()
                                .requestMatchers(HttpMethod.GET, ASSETS)
                                .permitAll()
                                .requestMatchers(LOGIN)
                                .permitAll()
                                .anyRequest()
                                .hasRole(AdminAuthenticationProvider.ROLE))
                .formLogin(form -> form.loginPage(LOGIN)
                        .defaultSuccessUrl("/dashboard")
                        .failureHandler(DashboardSecurity::reportFailedLogin))
                .logout(logout -> logout.logoutUrl(DashboardRefusals.LOGOUT).logoutSuccessUrl(LOGIN + "?bye"))
                .httpBasic(basic -> basic.authenticationEntryPoint(HttpRefusals::requirePassword))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(
                                (request, response, e) -> requireLogin(refusals, request, response, e))
                        .accessDeniedHandler(refusals::deny))
                .csrf(csrf -> csrf.csrfTokenRepository(new CookieCsrfTokenRepository()))
                .addFilterBefore(
                        (request, response, chain) -> requireLoginForUpload(refusals, request, response, chain),
                        CsrfFilter.class)
                .requestCache(cache -> cache.requestCache(pages))
                // SecurityHeadersFilter sets the headers.
                .headers(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Remembers the requested page in a cookie, because a session for each stranger would fill the memory. */
    private static RequestCache pageRequestCache() {
        var cache = new PageRequestCache();
        cache.setRequestMatcher(request -> HttpMethod.GET.matches(request.getMethod())
                && request.getRequestURI().startsWith(request.getContextPath() + "/dashboard")
                && !DashboardRefusals.isHtmx(request));
        return cache;
    }

    /** The search for the CSRF token would read the whole upload of a stranger into memory. */
    private static void requireLoginForUpload(
            DashboardRefusals refusals, ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var call = (HttpServletRequest) request;
        if (MultipartRequestMatcher.isMultipart(call)
                && SecurityContextHolder.getContext().getAuthentication() == null) {
            var reason = new InsufficientAuthenticationException("An upload needs a session.");
            requireLogin(refusals, call, (HttpServletResponse) response, reason);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void requireLogin(
            DashboardRefusals refusals,
            HttpServletRequest request,
            HttpServletResponse response,
            AuthenticationException e)
            throws IOException {
        if (request.getRequestURI().equals(request.getContextPath() + EVENTS)) {
            HttpRefusals.requirePassword(request, response, e);
        } else {
            refusals.requireLogin(request, response);
        }
    }

    private static void reportFailedLogin(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException e) throws IOException {
        var reason = e instanceof AdminAuthenticationProvider.ThrottledException throttled
                ? "wait=" + throttled.retryAfterSeconds()
                : "wrong";
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, request.getContextPath() + LOGIN + "?" + reason);
    }

    /** The request after the login stays as it is: the cookie has only its address, and not the language. */
    private static final class PageRequestCache extends CookieRequestCache {

        private static final int MAX_LENGTH = 2_000;

        /** Does not remember a long address, because the cookie would not fit into the headers of the response. */
        @Override
        public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
            var length = request.getRequestURI().length()
                    + String.valueOf(request.getQueryString()).length()
                    + request.getServerName().length();
            if (length <= MAX_LENGTH) {
                super.saveRequest(request, response);
            }
        }

        @Override
        public HttpServletRequest getMatchingRequest(HttpServletRequest request, HttpServletResponse response) {
            try {
                super.getMatchingRequest(request, response);
            } catch (IllegalArgumentException e) {
                removeRequest(request, response); // the cookie is no address
            }
            return request;
        }

        @Override
        public @Nullable SavedRequest getRequest(HttpServletRequest request, HttpServletResponse response) {
            try {
                return super.getRequest(request, response);
            } catch (IllegalArgumentException e) {
                removeRequest(request, response);
                return null;
            }
        }
    }
}
