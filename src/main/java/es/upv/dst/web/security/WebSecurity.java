// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.security;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The access rules of HTTP, except those of the dashboard ({@link DashboardSecurity}). The help page, status, health
 * and metrics are public. All other paths are for the admin.
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
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain securityFilterChain(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests
                        // An ERROR dispatch needs no check of its own, because access was decided in the REQUEST
                        // dispatch.
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        // A page of another site may send an upload with the password that the browser has.
                        .requestMatchers(request -> MultipartRequestMatcher.isMultipart(request)
                                && CrossSiteRequestMatcher.isCrossSite(request))
                        .denyAll()
                        .requestMatchers(MultipartRequestMatcher::isMultipart)
                        .hasRole(AdminAuthenticationProvider.ROLE)
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
                .httpBasic(basic -> basic.authenticationEntryPoint(HttpRefusals::requirePassword))
                .exceptionHandling(exceptions -> exceptions
                        .authenticationEntryPoint(HttpRefusals::requirePassword)
                        .accessDeniedHandler(HttpRefusals::deny))
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
}
