// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests which of many equal events are logged. */
class RepetitionFilterTest {

    private final LoggerContext logs = new LoggerContext();
    private final Logger ofLab = logs.getLogger("es.upv.dst.mail.SmtpSender");
    private final Logger ofLibrary = logs.getLogger("org.apache.coyote");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private long now;
    private final RepetitionFilter filter = new RepetitionFilter(appender, () -> now);

    @BeforeEach
    void attachFilter() {
        logs.setMDCAdapter(new LogbackMDCAdapter());
        filter.start();
        appender.addFilter(filter);
        appender.start();
        logs.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    @Test
    void hundredEqualWarnings_areOne_andThenTheirNumberWithTheLast() {
        IntStream.rangeClosed(1, 100).forEach(n -> ofLab.warn("Mail {} waits", n));
        assertThat(messages()).containsExactly("Mail 1 waits");
        now += RepetitionFilter.PERIOD.toNanos();
        filter.logSummaries();
        assertThat(messages()).containsExactly("Mail 1 waits", "Mail 100 waits (99 more in the last minute)");
    }

    @Test
    void warningOfTheNextMinute_isLoggedAfterTheSummary() {
        ofLab.warn("Mail {} waits", 1);
        ofLab.warn("Mail {} waits", 2);
        now += 2 * RepetitionFilter.PERIOD.toNanos();
        filter.logSummaries();
        ofLab.warn("Mail {} waits", 3);
        assertThat(messages())
                .containsExactly("Mail 1 waits", "Mail 2 waits (1 more in the last minute)", "Mail 3 waits");
    }

    @Test
    void singleWarning_hasNoSummary() {
        ofLab.warn("Mail {} waits", 1);
        now += RepetitionFilter.PERIOD.toNanos();
        filter.logSummaries();
        assertThat(messages()).containsExactly("Mail 1 waits");
    }

    @Test
    void differentWarnings_areLogged() {
        ofLab.warn("Mail {} waits", 1);
        ofLab.warn("The disk is full");
        ofLab.warn("{}", "The broker refuses the login");
        ofLab.warn("{}", "The broker does not answer");
        ofLab.error("Mail {} waits", 1);
        ofLibrary.warn("Mail {} waits", 1);
        ofLab.warn("Mail {} waits", 1, new IllegalStateException());
        assertThat(messages()).hasSize(7);
    }

    @Test
    void informationOfTheOperator_isNeverSuppressed() {
        IntStream.range(0, 100).forEach(_ -> ofLab.info("Listening to students"));
        assertThat(messages()).hasSize(100);
    }

    @Test
    void problemThatHasEnded_isLoggedWhenItBeginsAgain() {
        ofLab.warn("The broker refuses messages");
        ofLab.info("The broker takes all messages again");
        ofLab.warn("The broker refuses messages");
        assertThat(messages()).hasSize(3).endsWith("The broker refuses messages");
    }

    @Test
    void errors_areLoggedTenTimes() {
        IntStream.range(0, 100).forEach(n -> ofLab.error("{} failed", n, new IllegalStateException()));
        assertThat(messages()).hasSize(10);
    }

    @Test
    void textsThatALibraryComposes_areLoggedTenTimes() {
        IntStream.range(0, 100).forEach(n -> ofLibrary.warn("Invalid cookie " + n));
        assertThat(messages()).hasSize(10);
    }

    @Test
    void manyKinds_areForgotten_withTheirSummaries() {
        ofLab.warn("first");
        ofLab.warn("first");
        IntStream.range(0, 1_000).forEach(n -> ofLab.warn("kind " + n));
        filter.logSummaries();
        assertThat(messages()).contains("first (1 more in the last minute)", "kind 999");
    }

    private List<String> messages() {
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
