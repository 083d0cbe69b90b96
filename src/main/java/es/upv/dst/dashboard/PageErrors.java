// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import es.upv.dst.course.CourseService;
import es.upv.dst.web.UnreadableRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.context.i18n.LocaleContextHolder;
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
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * Shows a page for a refused request or an error, instead of the problem that the REST API answers. The error view is
 * that of a request to a page that a filter or the server has refused.
 */
@ControllerAdvice(basePackageClasses = PageErrors.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageErrors implements ErrorViewResolver {

    private static final Logger log = LoggerFactory.getLogger(PageErrors.class);

    private final PageModel frame;

    PageErrors(CourseService courses, InstantSource clock, PageAddresses addresses) {
        this.frame = new PageModel(courses, clock, addresses);
    }

    @ExceptionHandler
    @Nullable
    ModelAndView show(Exception e, HttpServletRequest request, Locale locale) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            return null; // no page, because the browser has disconnected
        }
        var status = status(e);
        if (status.is5xxServerError()) {
            log.error("{} {}", request.getMethod(), request.getRequestURI(), e);
        }
        return page(status, request, locale);
    }

    @Override
    public @Nullable ModelAndView resolveErrorView(
            HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return PageModel.refusedPage(request)
                .map(refused -> page(status, refused, LocaleContextHolder.getLocale()))
                .orElse(null);
    }

    private ModelAndView page(HttpStatusCode status, HttpServletRequest request, Locale locale) {
        var page = new ModelAndView("dashboard/error", status);
        page.addObject("text", text(status));
        // An error page does not have the attributes of the frame.
        page.addObject("course", frame.course());
        page.addObject("courseOpen", frame.courseOpen());
        page.addObject("sections", frame.sections());
        page.addObject("section", frame.section(request));
        page.addObject("otherLanguage", frame.otherLanguage(locale));
        page.addObject("link", frame.link(request));
        return page;
    }

    /** The key of the text for a person. */
    private static String text(HttpStatusCode status) {
        return switch (status) {
            case HttpStatus.SERVICE_UNAVAILABLE -> "error.unavailable";
            case HttpStatus.NOT_FOUND -> "error.notFound";
            case HttpStatus.FORBIDDEN -> "error.expired";
            case HttpStatus.CONTENT_TOO_LARGE -> "error.tooLarge";
            default -> status.is5xxServerError() ? "error.failed" : "error.refused";
        };
    }

    private static HttpStatusCode status(Exception e) {
        return switch (e) {
            case ErrorResponse response -> response.getStatusCode();
            case TypeMismatchException _ -> HttpStatus.BAD_REQUEST;
            case DataAccessException _, TransactionException _ -> HttpStatus.SERVICE_UNAVAILABLE;
            default -> UnreadableRequest.status(e).orElse(HttpStatus.INTERNAL_SERVER_ERROR);
        };
    }
}
