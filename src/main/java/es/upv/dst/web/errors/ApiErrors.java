// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.errors;

import es.upv.dst.web.InvalidField;
import es.upv.dst.web.UnreadableRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.databind.DatabindException;

/**
 * Converts exceptions of handler methods to problems. Logs an unexpected exception, and does not send the details of
 * that exception to the caller.
 */
@RestControllerAdvice
class ApiErrors extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    private static final String UNEXPECTED_ERROR = "An error occurred in the server; its log has the details.";

    private final HandlerMediaTypes mediaTypes;

    ApiErrors(HandlerMediaTypes mediaTypes) {
        this.mediaTypes = mediaTypes;
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> handleUnexpected(Exception e, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return null; // no response, because the client has disconnected
        }
        var unreadable = UnreadableRequest.status(e);
        var status = unreadable.orElse(HttpStatus.INTERNAL_SERVER_ERROR);
        var problem = ProblemDetail.forStatusAndDetail(
                status, unreadable.map(_ -> unreadableDetail(e)).orElse(UNEXPECTED_ERROR));
        return handleExceptionInternal(e, problem, new HttpHeaders(), status, request);
    }

    private static String unreadableDetail(Exception e) {
        return switch (e) {
            case InvalidParameterException _, RequestRejectedException _ ->
                "The parameters cannot be decoded, or the name of one has a control character.";
            case MultipartException _ -> "The upload is malformed, or the name of a file is.";
            default -> "A header, a cookie or a parameter of the request cannot be read.";
        };
    }

    /** Responds with 503, because the database is only temporarily unavailable or overloaded. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    @Nullable
    ResponseEntity<Object> handleUnavailable(Exception e, WebRequest request) {
        var status = HttpStatus.SERVICE_UNAVAILABLE;
        var problem = ProblemDetail.forStatusAndDetail(
                status, "The database is unavailable or its tables are behind; try again.");
        return handleExceptionInternal(e, problem, new HttpHeaders(), status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        e.getBody().setDetail("There is no resource at this address.");
        return super.handleNoResourceFoundException(e, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return refuse(e, "A parameter is invalid.", List.of(InvalidFields.of(e)), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var invalid = e.getFieldErrors().stream().map(InvalidFields::of).toList();
        return refuse(e, "Invalid request content.", invalid, headers, status, request);
    }

    /** Reports the field or the position of the error, but not Jackson's message, which contains class names. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var field = e.getCause() instanceof DatabindException cause
                ? InvalidFields.of(cause)
                : Optional.<InvalidField>empty();
        if (field.isPresent()) {
            return refuse(e, "Invalid request content.", List.of(field.get()), headers, status, request);
        }
        return refuse(e, InvalidFields.ofBody(e), List.of(), headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var methods = String.join(", ", Objects.requireNonNullElse(e.getSupportedMethods(), new String[0]));
        e.getBody().setDetail("This address has no %s; it has %s.".formatted(e.getMethod(), methods));
        return super.handleHttpRequestMethodNotSupported(e, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
            HttpMediaTypeNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        e.getBody().setDetail(mediaTypes.accepted(e, request));
        return super.handleHttpMediaTypeNotSupported(e, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
            HttpMediaTypeNotAcceptableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        e.getBody().setDetail(mediaTypes.produced(e, request));
        return super.handleHttpMediaTypeNotAcceptable(e, headers, status, request);
    }

    private @Nullable ResponseEntity<Object> refuse(
            Exception e,
            String detail,
            List<InvalidField> invalid,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        if (!invalid.isEmpty()) {
            problem.setProperty("invalid", invalid);
        }
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        // Does not log for each call that the tables are behind, because the storage logs that once.
        if (status.is5xxServerError() && !(e instanceof TransientDataAccessResourceException)) {
            LOG.error("{}", request.getDescription(false), e);
        }
        return super.handleExceptionInternal(e, body, headers, status, request);
    }

    /**
     * Sets the media type without negotiation, because negotiation with a caller that does not accept this media type
     * would leave the body empty.
     */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
