// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.security;

import es.upv.dst.web.Problem;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * The access rules of HTTP. The help page, status, health and metrics are public. All other paths are for the admin.
 */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final String[] PUBLIC = {
        "/",
        "/help.css",
        "/help/message",
        "/help/steps",
        "/api/status",
        "/actuator/health",
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/actuator/prometheus"
    };

    /**
     * Forms of the help page, which anybody may submit without logging in. A submission from a page of another site is
     * denied by the rule with {@link CrossSiteRequestMatcher}, which precedes the rule for these forms.
     */
    private static final String[] PUBLIC_FORMS = {"/help/message", "/help/steps"};

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests
                        // An ERROR dispatch needs no check of its own, because access was decided in the REQUEST
                        // dispatch.
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, PUBLIC)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, PUBLIC)
                        .permitAll()
                        .requestMatchers(CrossSiteRequestMatcher::isCrossSite)
                        .denyAll()
                        .requestMatchers(HttpMethod.POST, PUBLIC_FORMS)
                        .permitAll()
                        .anyRequest()
                        .hasRole(AdminAuthenticationProvider.ROLE))
                .httpBasic(basic -> basic.authenticationEntryPoint(authenticationEntryPoint()))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(authenticationEntryPoint())
                        .accessDeniedHandler(accessDeniedHandler()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // SecurityHeadersFilter sets the headers, also for requests that no filter of Spring Security has seen.
                .headers(AbstractHttpConfigurer::disable)
                // There are no CSRF tokens, because there is no session or cookie that could hold a token. Instead, the
                // rule with CrossSiteRequestMatcher denies requests from pages of other sites.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static AuthenticationEntryPoint authenticationEntryPoint() {
        return (request, response, e) -> {
            if (e instanceof AdminAuthenticationProvider.ThrottledException throttled) {
                respondTooManyAttempts(request, response, throttled);
                return;
            }
            if (CrossSiteRequestMatcher.isCrossSite(request)) {
                // The response does not ask for a password, because the request would be denied with a password too.
                denyCrossSite(request, response);
                return;
            }
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"dst-lab\", charset=\"UTF-8\"");
            Problem.write(
                    request, response, HttpStatus.UNAUTHORIZED, "Log in with the admin's user name and password.");
        };
    }

    /**
     * Responds with 429 to every request with a password, right or wrong, while its client network is blocked for too
     * many wrong passwords.
     */
    private static void respondTooManyAttempts(
            HttpServletRequest request, HttpServletResponse response, AdminAuthenticationProvider.ThrottledException e)
            throws IOException {
        var seconds = e.retryAfter().toSeconds() + 1;
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        var detail = "Too many wrong passwords from this network; try again in %d s, or from another network.";
        Problem.write(request, response, HttpStatus.TOO_MANY_REQUESTS, detail.formatted(seconds));
    }

    private static AccessDeniedHandler accessDeniedHandler() {
        return (request, response, e) -> denyCrossSite(request, response);
    }

    private static void denyCrossSite(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem.write(request, response, HttpStatus.FORBIDDEN, "Requests from pages of other sites are refused.");
    }
}
