// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.path;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.UrlHandlerFilter;

/** Makes an address with a slash at the end, such as {@code /api/status/}, the address without it. */
@Configuration(proxyBeanMethods = false)
class TrailingSlashFilter {

    /** Runs before the access rules, which are by address. */
    @Bean
    FilterRegistrationBean<UrlHandlerFilter> trailingSlashFilterRegistration() {
        var filter = new FilterRegistrationBean<>(
                UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
        return filter;
    }
}
