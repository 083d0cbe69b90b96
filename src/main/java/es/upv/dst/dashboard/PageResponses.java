// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import es.upv.dst.roster.MaskedText;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/**
 * What the browser does after a response. It redirects with the status 303, so that the browser gets the next page by
 * GET after a form. A search for a DNI does not become an address of the history.
 */
@Configuration(proxyBeanMethods = false)
class PageResponses implements WebMvcConfigurer {

    PageResponses(ThymeleafViewResolver views) {
        views.setRedirectHttp10Compatible(false);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new SearchInterceptor()).addPathPatterns(PageModel.ROOT + "/**");
    }

    /**
     * Forbids htmx to show the address of a search in which a DNI, or most of one, is. Other searches have an address,
     * to which the browser goes back. Without script, each search has one.
     */
    private static final class SearchInterceptor implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (HttpMethod.GET.matches(request.getMethod()) && hasDni(request.getParameter("q"))) {
                response.setHeader("HX-Push-Url", "false");
            }
            return true;
        }

        private static boolean hasDni(@Nullable String search) {
            return search != null && !MaskedText.of(search).equals(search);
        }
    }
}
