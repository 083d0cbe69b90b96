// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/**
 * The addresses of pages. A form may be sent to an address below that of its page; the browser can open that of the
 * page only.
 */
@Component
class PageAddresses {

    private final ObjectProvider<RequestMappingHandlerMapping> handlers;

    PageAddresses(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.handlers = handlers;
    }

    /** Returns the path of the page, if the request sent a form to another path. */
    Optional<String> pageOf(HttpServletRequest request) {
        var method = Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_METHOD))
                .map(Object::toString)
                .orElseGet(request::getMethod);
        if (!HttpMethod.POST.matches(method)) {
            return Optional.empty();
        }
        var patterns = patterns();
        var context = request.getContextPath();
        var path = request.getRequestURI().substring(context.length());
        while (path.length() > PageModel.ROOT.length() && !isPage(path, patterns)) {
            path = path.substring(0, path.lastIndexOf('/'));
        }
        return Optional.of(context + path).filter(page -> !page.equals(request.getRequestURI()));
    }

    /** The most specific pattern decides, as {@code /programs/accept} is no page of a program. */
    private static boolean isPage(String path, Map<PathPattern, Boolean> patterns) {
        var parsed = PathContainer.parsePath(path);
        return patterns.entrySet().stream()
                .filter(entry -> entry.getKey().matches(parsed))
                .min(Comparator.comparing(Map.Entry::getKey))
                .map(Map.Entry::getValue)
                .orElse(false);
    }

    /** The patterns of all handlers, and whether one of them answers GET. */
    private Map<PathPattern, Boolean> patterns() {
        var patterns = new HashMap<PathPattern, Boolean>();
        for (var info : handlers.getObject().getHandlerMethods().keySet()) {
            Optional.ofNullable(info.getPathPatternsCondition())
                    .ifPresent(condition -> condition
                            .getPatterns()
                            .forEach(pattern -> patterns.merge(pattern, answersGet(info), Boolean::logicalOr)));
        }
        return patterns;
    }

    private static boolean answersGet(RequestMappingInfo info) {
        return info.getMethodsCondition().getMethods().contains(RequestMethod.GET);
    }
}
