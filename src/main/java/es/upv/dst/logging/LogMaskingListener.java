// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Adds a {@link LogMaskingEncoder} and a {@link RepetitionFilter} to every appender right after Spring Boot has
 * configured logging, before any bean of the lab runs. So every format, every log file and every custom logging
 * configuration is masked and limited.
 */
class LogMaskingListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final int SUMMARY_SECONDS = 5;

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
            logs.getLoggerList().forEach(logger -> mask(logger, logs));
        }
    }

    private static void mask(Logger logger, LoggerContext logs) {
        logger.iteratorForAppenders().forEachRemaining(appender -> mask(appender, logs));
    }

    private static void mask(Appender<ILoggingEvent> appender, LoggerContext logs) {
        if (appender instanceof OutputStreamAppender<ILoggingEvent> out
                && !(out.getEncoder() instanceof LogMaskingEncoder)) {
            out.setEncoder(new LogMaskingEncoder(out.getEncoder()));
            var filter = new RepetitionFilter(out, System::nanoTime);
            filter.start();
            out.addFilter(filter);
            // The end of the logs cancels it.
            logs.addScheduledFuture(logs.getScheduledExecutorService()
                    .scheduleAtFixedRate(filter::logSummaries, SUMMARY_SECONDS, SUMMARY_SECONDS, TimeUnit.SECONDS));
        }
    }
}
