// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tests what of an event is logged. */
class EventShorteningTest {

    private static final LoggerContext LOGS = new LoggerContext();
    private static final IllegalArgumentException FAILURE = new IllegalArgumentException("Invalid character\n [x]");

    @Test
    void eventOfALibrary_isOneShortLine_withoutStackTrace() {
        var shortened = shortened("org.apache.coyote", "Error parsing header\n Note: once");
        assertThat(shortened.getFormattedMessage())
                .isEqualTo("Error parsing header Note: once: IllegalArgumentException: Invalid character [x]");
        assertThat(shortened.getThrowableProxy()).isNull();
        assertThat(shortened("org.apache.coyote", "x".repeat(5_000)).getFormattedMessage())
                .hasSize(EventShortening.MAX_LENGTH)
                .endsWith("…");
    }

    @Test
    void eventOfTheLab_isOneLine_withStackTrace() {
        var shortened = shortened("es.upv.dst.web.errors.ApiErrors", "x\r\n2026-11-29 ERROR forged\u001b[2J");
        assertThat(shortened.getFormattedMessage()).isEqualTo("x 2026-11-29 ERROR forged [2J");
        assertThat(shortened.getThrowableProxy()).isNotNull();
        assertThat(shortened("es.upv.dst.Lab", "x".repeat(5_000)).getFormattedMessage())
                .hasSize(5_000);
    }

    @Test
    void failureOfAStart_hasItsStackTrace() {
        var failure = shortened("org.springframework.boot.SpringApplication", "Application run failed");
        assertThat(failure.getThrowableProxy()).isNotNull();
    }

    @BeforeAll
    static void initializeContext() {
        LOGS.setMDCAdapter(new LogbackMDCAdapter());
    }

    private static ILoggingEvent shortened(String logger, String message) {
        return EventShortening.of(
                new LoggingEvent("", LOGS.getLogger(logger), Level.WARN, message, FAILURE, new Object[0]));
    }
}
