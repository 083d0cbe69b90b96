// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whoever calls reads what has happened until then, though the tables may hear of it later. */
@Component
class UpToDate implements HandlerInterceptor, WebMvcConfigurer {

    /** It is asked for when the tables are in trouble. */
    private static final String NOT_OF_THE_TABLES = "/api/doctor";

    private final Ledger ledger;

    UpToDate(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**").excludePathPatterns(NOT_OF_THE_TABLES);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        ledger.awaitTables();
        return true;
    }
}
