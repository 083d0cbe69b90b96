// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import es.upv.dst.storage.SingleWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Makes REST calls and pages wait until the tables contain all changes, because the tables may be seconds behind. */
@Component
class FlushBeforeReadInterceptor implements HandlerInterceptor, WebMvcConfigurer {

    /**
     * The doctor has to answer while the tables cannot be written. The status waits for the tables itself, once for all
     * calls. The others do not read the tables; each open live page asks for the list of those who need help every five
     * seconds.
     */
    private static final String[] EXCLUDED_PATHS = {
        "/api/doctor",
        "/api/status",
        "/dashboard/doctor/**",
        "/dashboard/live/stuck",
        "/dashboard/login",
        "/dashboard/assets/**"
    };

    private final SingleWriter writer;

    FlushBeforeReadInterceptor(SingleWriter writer) {
        this.writer = writer;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns("/api/**", "/dashboard/**")
                .excludePathPatterns(EXCLUDED_PATHS);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        writer.awaitTablesUpToDate();
        return true;
    }
}
