// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.errors;

import es.upv.dst.web.Problem;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Responds with a problem when a filter or the server has refused a request, or with a page if the request was to a
 * page. Logs nothing, because the server has logged the error.
 */
@RestController
class ServerErrors implements ErrorController {

    private final List<ErrorViewResolver> pages;

    /** @param pages the error views of features whose requests are from a browser */
    ServerErrors(List<ErrorViewResolver> pages) {
        this.pages = pages;
    }

    @RequestMapping("/error")
    Object error(HttpServletRequest request) {
        var status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? Objects.requireNonNullElse(HttpStatus.resolve(code), HttpStatus.INTERNAL_SERVER_ERROR)
                : HttpStatus.NOT_FOUND; // a request for /error itself
        for (var feature : pages) {
            var page = feature.resolveErrorView(request, status, Map.of());
            if (page != null) {
                return page;
            }
        }
        return problem(request, status);
    }

    private static ResponseEntity<ProblemDetail> problem(HttpServletRequest request, HttpStatus status) {
        var problem = ProblemDetail.forStatus(status);
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri) {
            Problem.instance(uri).ifPresent(problem::setInstance);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
