// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Logs in two lines why the lab has not started, and what to do. The report of Spring Boot, which takes a dozen lines
 * between others, is switched off in application.yml; and here, because the start may fail before that is read.
 */
class StartFailureLog implements FailureAnalysisReporter {

    private static final Logger log = LoggerFactory.getLogger(StartFailureLog.class);
    private static final String REPORT_OF_SPRING =
            "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    @Override
    public void report(FailureAnalysis analysis) {
        log.debug("dst-lab has not started", analysis.getCause());
        log.error("dst-lab cannot start: {}", analysis.getDescription());
        if (analysis.getAction() != null) {
            log.error("What to do: {}", analysis.getAction());
        }
        LoggingSystem.get(StartFailureLog.class.getClassLoader()).setLogLevel(REPORT_OF_SPRING, LogLevel.OFF);
    }
}
