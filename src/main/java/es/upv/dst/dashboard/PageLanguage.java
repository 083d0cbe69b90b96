// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import es.upv.dst.web.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The language of a page: the one chosen by the parameter {@code lang}, which a cookie keeps, else the browser's. */
@Configuration(proxyBeanMethods = false)
class PageLanguage implements WebMvcConfigurer {

    private static final String DASHBOARD = "/dashboard";
    private static final String COOKIE = "dst-lab-language";

    @Bean
    LocaleResolver localeResolver() {
        var cookie = new CookieLocaleResolver(COOKIE);
        cookie.setDefaultLocaleFunction(request -> Language.of("", request).locale());
        cookie.setCookiePath(DASHBOARD);
        cookie.setCookieMaxAge(Duration.ofDays(365));
        cookie.setCookieHttpOnly(true);
        cookie.setCookieSameSite("Lax");
        return new PageLocaleResolver(cookie, new AcceptHeaderLocaleResolver());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var interceptor = new LocaleChangeInterceptor();
        interceptor.setParamName("lang");
        interceptor.setIgnoreInvalidLocale(true);
        registry.addInterceptor(interceptor).addPathPatterns(DASHBOARD, DASHBOARD + "/**");
    }

    /** For pages only locales for which there are texts; for REST the locale of the request, as without pages. */
    private record PageLocaleResolver(LocaleResolver pages, LocaleResolver others) implements LocaleResolver {

        @Override
        public Locale resolveLocale(HttpServletRequest request) {
            return isPage(request)
                    ? Language.of(pages.resolveLocale(request).getLanguage(), request)
                            .locale()
                    : others.resolveLocale(request);
        }

        @Override
        public void setLocale(
                HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
            pages.setLocale(request, response, locale);
        }

        private static boolean isPage(HttpServletRequest request) {
            return request.getRequestURI().startsWith(request.getContextPath() + DASHBOARD);
        }
    }
}
