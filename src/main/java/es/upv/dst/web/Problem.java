// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.web.ErrorResponseException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The format of the response to every refused or failed request: RFC 9457 in {@code application/problem+json}, whatever
 * media types the caller accepts.
 */
public final class Problem {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    private Problem() {}

    /**
     * Returns the exception that a handler method throws to refuse a request.
     *
     * @param properties additional properties of the problem, for programs
     */
    public static ErrorResponseException of(HttpStatusCode status, String detail, Map<String, ?> properties) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        properties.forEach(problem::setProperty);
        return new ErrorResponseException(status, problem, null);
    }

    /** Writes the response to a request that fails or is refused before a handler method runs. */
    public static void write(
            HttpServletRequest request, HttpServletResponse response, HttpStatusCode status, String detail)
            throws IOException {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        instance(request.getRequestURI()).ifPresent(problem::setInstance);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(problem));
    }

    /** Returns the address of the request; empty if it is no URI, because Tomcat accepts some others too. */
    public static Optional<URI> instance(String address) {
        try {
            return Optional.of(URI.create(address));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the JSON for an error that occurs before Tomcat has a well-formed request. */
    public static String json(HttpStatusCode status) {
        return JSON.writeValueAsString(ProblemDetail.forStatus(status));
    }
}
