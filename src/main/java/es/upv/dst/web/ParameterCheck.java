// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses calls whose parameters or path variables are too long or contain what {@link SingleLine} forbids. So no
 * feature has to consider that a database cannot compare such a text with its rows. Refuses a call that repeats a
 * parameter which has one value, because only one of the values would be used.
 */
@Component
class ParameterCheck implements HandlerInterceptor, WebMvcConfigurer {

    private static final int MAX_LENGTH = 1_000;

    private static final Pattern VALID = Pattern.compile("[^" + SingleLine.FORBIDDEN + "]{0," + MAX_LENGTH + "}+");

    private static final String REASON = "must be one line of at most " + MAX_LENGTH + " characters";

    /** Runs first, because other interceptors may wait. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/api/**", "/dashboard/**")
                .order(Ordered.HIGHEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (isPageForm(request)) {
            return true;
        }
        request.getParameterMap().forEach((name, values) -> {
            if (!isFile(request, name)) {
                check(name, List.of(values));
                checkSingle(name, values, request, handler);
            }
        });
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables) {
            variables.forEach((name, value) -> check(name.toString(), List.of(value.toString())));
        }
        return true;
    }

    /** A form of the dashboard may contain texts of several lines. The page checks its fields as REST does. */
    private static boolean isPageForm(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getRequestURI().startsWith(request.getContextPath() + "/dashboard");
    }

    /** A form may contain a file as the text of a field. The upload reads it from its part. */
    private static boolean isFile(HttpServletRequest request, String name) {
        return name.equals("file") && request instanceof MultipartHttpServletRequest;
    }

    private static void check(String name, List<String> values) {
        if (!values.stream().allMatch(value -> VALID.matcher(value).matches())) {
            throw invalid(name, REASON);
        }
    }

    private static void checkSingle(String name, String[] values, HttpServletRequest request, Object handler) {
        if (values.length > 1
                && request.getRequestURI().startsWith(request.getContextPath() + "/api/")
                && handler instanceof HandlerMethod method
                && Stream.of(method.getMethodParameters())
                        .map(MethodParameter::getParameter)
                        .noneMatch(parameter -> parameter.getName().equals(name)
                                && Collection.class.isAssignableFrom(parameter.getType()))) {
            throw invalid(name, "must be given once");
        }
    }

    private static ErrorResponseException invalid(String name, String reason) {
        return Problem.of(
                HttpStatus.BAD_REQUEST,
                "A parameter is invalid.",
                Map.of("invalid", List.of(new InvalidField(name, reason))));
    }
}
