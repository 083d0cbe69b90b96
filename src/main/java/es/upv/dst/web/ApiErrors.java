// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.util.DisconnectedClientHelper;
import tools.jackson.core.JacksonException;

/** What a handler method could not do, told as a problem; what nobody foresaw is logged, and its caller learns no more. */
@RestControllerAdvice
class ApiErrors extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    private static final String UNFORESEEN = "Something went wrong in the server; its log says what.";

    /** A parameter or field that was refused. */
    record Invalid(String name, String reason) {

        static Invalid of(FieldError error) {
            var message = error.getDefaultMessage();
            // The message of a failed conversion names classes.
            return new Invalid(error.getField(), error.isBindingFailure() || message == null ? "unreadable" : message);
        }
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unforeseen(Exception e, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return null; // nobody is left to be told
        }
        var status = HttpStatus.INTERNAL_SERVER_ERROR;
        var problem = ProblemDetail.forStatusAndDetail(status, UNFORESEEN);
        return handleExceptionInternal(e, problem, new HttpHeaders(), status, request);
    }

    /** The database is away or behind, which passes. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    @Nullable
    ResponseEntity<Object> unavailable(Exception e, WebRequest request) {
        var status = HttpStatus.SERVICE_UNAVAILABLE;
        var problem = ProblemDetail.forStatusAndDetail(status, "The database is away or behind; try again.");
        return handleExceptionInternal(e, problem, new HttpHeaders(), status, request);
    }

    /** Tomcat decodes the parameters only when somebody asks for one, which may be a handler method. */
    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> undecodable(InvalidParameterException e, WebRequest request) {
        var status = HttpStatus.BAD_REQUEST;
        var problem = ProblemDetail.forStatusAndDetail(status, "The parameters in the URL cannot be decoded.");
        return handleExceptionInternal(e, problem, new HttpHeaders(), status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(
            NoResourceFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        e.getBody().setDetail("There is nothing here.");
        return super.handleNoResourceFoundException(e, headers, status, request);
    }

    /** Says where, but not in Jackson's words, which name classes. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var where = e.getCause() instanceof JacksonException cause && cause.getLocation() != null
                ? " (%s)".formatted(cause.getLocation().offsetDescription())
                : "";
        var problem = ProblemDetail.forStatusAndDetail(status, "The body is not what this call takes" + where + ".");
        return handleExceptionInternal(e, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<Invalid> invalid = e.getFieldErrors().stream().map(Invalid::of).toList();
        e.getBody().setProperty("invalid", invalid);
        return super.handleMethodArgumentNotValid(e, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        // That the tables are behind is logged once, by the ledger, and not for each call.
        if (status.is5xxServerError() && !(e instanceof TransientDataAccessResourceException)) {
            LOG.error("{}", request.getDescription(false), e);
        }
        return super.handleExceptionInternal(e, body, headers, status, request);
    }

    /** Fixes the media type: negotiating it again with a caller who accepts none of ours would leave the body empty. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
