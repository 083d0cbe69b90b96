// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import es.upv.dst.course.CourseService;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** Shows a page for a refused request or an error, instead of the problem that the REST API answers. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors {

    private static final Logger log = LoggerFactory.getLogger(PageErrors.class);

    private final PageModel frame;

    PageErrors(CourseService courses, InstantSource clock) {
        this.frame = new PageModel(courses, clock);
    }

    @ExceptionHandler
    ModelAndView show(Exception e, HttpServletRequest request, Locale locale) {
        var status = status(e);
        if (status.is5xxServerError()) {
            log.error("{} {}", request.getMethod(), request.getRequestURI(), e);
        }
        var page = new ModelAndView("dashboard/error", status);
        page.addObject("status", status.value());
        page.addObject("detail", detail(e).orElse(""));
        // An error page does not have the attributes of the frame.
        page.addObject("course", frame.course());
        page.addObject("courseOpen", frame.courseOpen());
        page.addObject("sections", frame.sections());
        page.addObject("section", frame.section(request));
        page.addObject("otherLanguage", frame.otherLanguage(locale));
        page.addObject("link", frame.link(request));
        return page;
    }

    private static HttpStatusCode status(Exception e) {
        return switch (e) {
            case ErrorResponse response -> response.getStatusCode();
            // A parameter that has the wrong type, or that Tomcat cannot decode.
            case TypeMismatchException _, InvalidParameterException _ -> HttpStatus.BAD_REQUEST;
            case DataAccessException _, TransactionException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private static Optional<String> detail(Exception e) {
        return e instanceof ErrorResponse response
                ? Optional.ofNullable(response.getBody().getDetail())
                : Optional.empty();
    }
}
