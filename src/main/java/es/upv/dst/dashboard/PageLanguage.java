// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import es.upv.dst.web.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContext;
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
        var resolver = new PageLocaleResolver();
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var interceptor = new LocaleChangeInterceptor();
        interceptor.setParamName("lang");
        interceptor.setIgnoreInvalidLocale(true);
        registry.addInterceptor(interceptor).addPathPatterns(DASHBOARD, DASHBOARD + "/**");
    }

    /** For pages only locales for which there are texts; for REST the locale of the request, as without pages. */
    private static final class PageLocaleResolver extends CookieLocaleResolver {

        private final LocaleResolver others = new AcceptHeaderLocaleResolver();

        PageLocaleResolver() {
            super(COOKIE);
            setRejectInvalidCookies(false);
            setDefaultLocaleFunction(request -> Language.of("", request).locale());
        }

        @Override
        public Locale resolveLocale(HttpServletRequest request) {
            return isPage(request)
                    ? Language.of(super.resolveLocale(request).getLanguage(), request)
                            .locale()
                    : others.resolveLocale(request);
        }

        /** Resolved on use, because a parameter of the request may change it. */
        @Override
        public LocaleContext resolveLocaleContext(HttpServletRequest request) {
            return () -> resolveLocale(request);
        }

        private static boolean isPage(HttpServletRequest request) {
            return request.getRequestURI().startsWith(request.getContextPath() + DASHBOARD)
                    || PageModel.refusedPage(request).isPresent();
        }
    }
}
