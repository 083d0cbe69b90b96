// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Passes one of many equal warnings in a minute, and ten of many equal errors. The others are counted: after the
 * minute, the last of them is logged with their number. Equal are events of one logger with the same text pattern and
 * the same kind of exception.
 */
final class RepetitionFilter extends Filter<ILoggingEvent> {

    static final Duration PERIOD = Duration.ofMinutes(1);

    /** Errors, and texts that may differ, although they are counted together. */
    private static final int MAX_DIFFERENT = 10;

    /** The maximum number of kinds that are remembered; the oldest is forgotten. */
    private static final int MAX_KINDS = 500;

    private final Appender<ILoggingEvent> appender;
    private final LongSupplier nanoTime;
    private final SequencedMap<Kind, Repetitions> kinds = new LinkedHashMap<>();
    private final List<SummaryEvent> summaries = new ArrayList<>();

    RepetitionFilter(Appender<ILoggingEvent> appender, LongSupplier nanoTime) {
        this.appender = appender;
        this.nanoTime = nanoTime;
    }

    @Override
    public FilterReply decide(ILoggingEvent event) {
        if (event instanceof SummaryEvent) {
            return FilterReply.NEUTRAL;
        }
        if (!event.getLevel().isGreaterOrEqual(Level.WARN)) {
            endRepetitions(event.getLoggerName());
            return FilterReply.NEUTRAL;
        }
        return isPassed(event) ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    /**
     * The next warning of a logger is new after another event of the logger, such as that a problem has ended.
     * Otherwise the log would not show that the problem has begun again.
     */
    private synchronized void endRepetitions(String logger) {
        var ended = kinds.entrySet().stream()
                .filter(entry -> entry.getKey().logger().equals(logger))
                .toList();
        ended.forEach(entry -> {
            kinds.remove(entry.getKey());
            summarize(entry.getValue());
        });
    }

    private synchronized boolean isPassed(ILoggingEvent event) {
        var kind = Kind.of(event);
        var repetitions = kinds.computeIfAbsent(kind, _ -> new Repetitions(nanoTime.getAsLong()));
        if (kinds.size() > MAX_KINDS) {
            summarizeOldest();
        }
        if (++repetitions.count <= kind.limit()) {
            return true;
        }
        event.prepareForDeferredProcessing();
        repetitions.suppressed++;
        repetitions.last = event;
        return false;
    }

    /**
     * Logs the last event of each kind whose minute is over, if events of this kind were suppressed. Must be called
     * every few seconds, outside the appender, which ignores what is logged while it logs.
     */
    void logSummaries() {
        takeSummaries().forEach(appender::doAppend);
    }

    private synchronized List<SummaryEvent> takeSummaries() {
        var now = nanoTime.getAsLong();
        while (!kinds.isEmpty() && now - kinds.firstEntry().getValue().begin >= PERIOD.toNanos()) {
            summarizeOldest();
        }
        var taken = List.copyOf(summaries);
        summaries.clear();
        return taken;
    }

    private void summarizeOldest() {
        summarize(kinds.pollFirstEntry().getValue());
    }

    private void summarize(Repetitions repetitions) {
        if (repetitions.last != null) {
            summaries.add(SummaryEvent.of(repetitions.last, repetitions.suppressed));
        }
    }

    /**
     * @param text the pattern, or the lab's message if the pattern is a parameter only; empty for a text of a library
     *     without parameters, which it may have composed
     * @param failure the class of the exception and where it was thrown; empty if there is none
     */
    private record Kind(String logger, Level level, String text, String failure) {

        static Kind of(ILoggingEvent event) {
            var thrown = event.getThrowableProxy();
            var failure = "";
            if (thrown != null) {
                var frames = thrown.getStackTraceElementProxyArray();
                failure = thrown.getClassName() + (frames == null || frames.length == 0 ? "" : frames[0].toString());
            }
            return new Kind(event.getLoggerName(), event.getLevel(), text(event), failure);
        }

        private static String text(ILoggingEvent event) {
            var pattern = Objects.requireNonNullElse(event.getMessage(), "");
            if (!EventShortening.isOfLab(event)) {
                return event.getArgumentArray() == null ? "" : pattern;
            }
            return event.getThrowableProxy() == null && pattern.equals("{}") ? event.getFormattedMessage() : pattern;
        }

        int limit() {
            return level == Level.WARN && !text.isEmpty() ? 1 : MAX_DIFFERENT;
        }
    }

    private static final class Repetitions {

        private final long begin;
        private int count;
        private int suppressed;
        private @Nullable ILoggingEvent last;

        Repetitions(long begin) {
            this.begin = begin;
        }
    }
}
