// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

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

/** Who may call what: everybody reads the help page and the lab's state in numbers, the admin does the rest. */
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

    /** Forms that change nothing and look at no cookie: what another site's page would send, it could send itself. */
    private static final String[] PUBLIC_FORMS = {"/help/message", "/help/steps"};

    @Bean
    SecurityFilterChain calls(HttpSecurity http) {
        return http.authorizeHttpRequests(calls -> calls
                        // What went wrong was decided on when it was a request; its error page is not a second one.
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, PUBLIC)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, PUBLIC)
                        .permitAll()
                        .requestMatchers(OtherSites::madeIt)
                        .denyAll()
                        .requestMatchers(HttpMethod.POST, PUBLIC_FORMS)
                        .permitAll()
                        .anyRequest()
                        .hasRole(Admin.ROLE))
                .httpBasic(basic -> basic.authenticationEntryPoint(unknownCaller()))
                .exceptionHandling(refusals ->
                        refusals.authenticationEntryPoint(unknownCaller()).accessDeniedHandler(deniedCaller()))
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Whom no filter of Spring Security's has seen is told them too.
                .headers(AbstractHttpConfigurer::disable)
                // No session and no cookie, so there is no token to keep. But a browser repeats Basic credentials by
                // itself; it also says whose page made it do so, and what another site's page sends is denied above.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static AuthenticationEntryPoint unknownCaller() {
        return (request, response, e) -> {
            if (e instanceof Admin.HeldUp held) {
                heldUp(request, response, held);
                return;
            }
            if (OtherSites.madeIt(request)) {
                // No login would help, so none is asked for.
                elsewhere(request, response);
                return;
            }
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"dst-lab\", charset=\"UTF-8\"");
            Problem.write(
                    request, response, HttpStatus.UNAUTHORIZED, "This is for the admin; name and password, please.");
        };
    }

    /** Whatever was asked for, and whether the password was right or not. */
    private static void heldUp(HttpServletRequest request, HttpServletResponse response, Admin.HeldUp held)
            throws IOException {
        var seconds = held.forHowLong().toSeconds() + 1;
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        var detail = "Too many wrong passwords from there; try again in %d s, or from another address.";
        Problem.write(request, response, HttpStatus.TOO_MANY_REQUESTS, detail.formatted(seconds));
    }

    private static AccessDeniedHandler deniedCaller() {
        return (request, response, e) -> elsewhere(request, response);
    }

    private static void elsewhere(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem.write(request, response, HttpStatus.FORBIDDEN, "Not from a page of another site.");
    }
}
