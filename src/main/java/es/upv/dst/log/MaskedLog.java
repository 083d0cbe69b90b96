// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.log;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Masks every log as soon as Spring Boot has set the logs up, before anything of the lab runs: whatever the format, also
 * into a file, and with a configuration of its owner's own.
 */
class MaskedLog implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.getLoggerList().forEach(MaskedLog::mask);
        }
    }

    private static void mask(Logger logger) {
        logger.iteratorForAppenders().forEachRemaining(MaskedLog::mask);
    }

    private static void mask(Appender<ILoggingEvent> appender) {
        if (appender instanceof OutputStreamAppender<ILoggingEvent> out
                && !(out.getEncoder() instanceof MaskedEncoder)) {
            out.setEncoder(new MaskedEncoder(out.getEncoder()));
        }
    }
}
