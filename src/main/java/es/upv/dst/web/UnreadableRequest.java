// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.multipart.MultipartException;

/**
 * Tells a request that Tomcat or Spring cannot read from a failure of the lab. Both read headers, parameters and parts
 * of an upload on first access, which may be in a filter, a handler method or a template, and throw an exception there.
 */
public final class UnreadableRequest {

    private static final int MAX_CAUSES = 10;

    /** The classes that read a request, by the beginning of their names. */
    private static final List<String> READERS = List.of(
            "org.apache.catalina.connector.Request",
            "org.apache.tomcat.util.http.",
            // It expects that a header Accept is not empty.
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusScrapeEndpoint",
            "org.springframework.http.HttpHeaders",
            "org.springframework.http.HttpRange",
            "org.springframework.http.MediaType",
            "org.springframework.security.web.firewall.",
            "org.springframework.security.web.savedrequest.",
            "org.springframework.util.MimeTypeUtils",
            "org.springframework.util.StringUtils.parseLocale",
            "org.springframework.util.StringUtils.validateLocalePart",
            "org.springframework.web.cors.",
            "org.springframework.web.util.");

    private UnreadableRequest() {}

    /** Returns the status of the response, if the client has caused the exception; empty for a failure of the lab. */
    public static Optional<HttpStatusCode> status(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES)
                .filter(UnreadableRequest::isOfReader)
                .findFirst()
                .map(UnreadableRequest::statusOf);
    }

    private static HttpStatusCode statusOf(Throwable cause) {
        // Tomcat tells a form that is too large from one that cannot be decoded.
        return cause instanceof InvalidParameterException invalid
                ? HttpStatusCode.valueOf(invalid.getErrorCode())
                : HttpStatus.BAD_REQUEST;
    }

    private static boolean isOfReader(Throwable cause) {
        return cause instanceof InvalidParameterException
                || cause instanceof RequestRejectedException
                // It is no upload. One that cannot be stored has a cause.
                || cause instanceof MultipartException && cause.getCause() == null
                || isOfReader(cause.getClass().getName())
                || isOfUncheckedInput(cause)
                        && Stream.of(cause.getStackTrace())
                                .dropWhile(frame -> frame.getClassName().startsWith("java.")
                                        || frame.getClassName().equals("org.springframework.util.Assert"))
                                .findFirst()
                                .filter(frame -> isOfReader(frame.getClassName() + "." + frame.getMethodName()))
                                .isPresent();
    }

    /** What parsers throw that expect more of a text than it contains. */
    private static boolean isOfUncheckedInput(Throwable cause) {
        return cause instanceof IllegalArgumentException
                || cause instanceof IllegalStateException
                || cause instanceof NullPointerException
                || cause instanceof IndexOutOfBoundsException;
    }

    private static boolean isOfReader(String name) {
        return READERS.stream().anyMatch(name::startsWith);
    }
}
