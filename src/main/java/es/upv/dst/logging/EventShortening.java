// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes one line of the message of a log event. Shortens the event of a library, because any client can cause it: it
 * has at most {@link #MAX_LENGTH} characters and no stack trace. The lab's own events and the failure of a
 * start keep their length and their stack trace.
 */
final class EventShortening {

    static final int MAX_LENGTH = 180;

    private static final String LAB = "es.upv.dst.";

    /** Logs why the application cannot start. No client is connected then. */
    private static final String START = "org.springframework.boot.SpringApplication";

    private static final Pattern LINE_BREAKS = Pattern.compile("[\\p{Cntrl}\\x80-\\x9f\\u2028\\u2029]+\\s*");

    private EventShortening() {}

    static ILoggingEvent of(ILoggingEvent event) {
        var message = singleLine(event.getFormattedMessage());
        if (isOfLab(event) || event.getLoggerName().equals(START)) {
            return message.equals(event.getFormattedMessage()) ? event : withMessage(event, message, true);
        }
        var failure = Optional.ofNullable(event.getThrowableProxy()).map(EventShortening::words);
        return withMessage(event, cut(message + failure.orElse("")), false);
    }

    static boolean isOfLab(ILoggingEvent event) {
        return event.getLoggerName().startsWith(LAB);
    }

    private static LoggingEvent withMessage(ILoggingEvent event, String message, boolean withStackTrace) {
        var copy = new LoggingEvent();
        copy(event, copy);
        copy.setMessage(message);
        if (withStackTrace && event.getThrowableProxy() instanceof ThrowableProxy failure) {
            copy.setThrowableProxy(failure);
        }
        return copy;
    }

    /** Copies all of an event but its message and its exception. */
    static void copy(ILoggingEvent event, LoggingEvent copy) {
        copy.setLoggerName(event.getLoggerName());
        copy.setLoggerContextRemoteView(event.getLoggerContextVO());
        copy.setLevel(event.getLevel());
        copy.setThreadName(event.getThreadName());
        copy.setInstant(event.getInstant());
        copy.setMDCPropertyMap(event.getMDCPropertyMap());
        copy.setKeyValuePairs(event.getKeyValuePairs());
    }

    private static String words(IThrowableProxy failure) {
        var name = failure.getClassName().substring(failure.getClassName().lastIndexOf('.') + 1);
        return failure.getMessage() == null ? ": " + name : ": " + name + ": " + singleLine(failure.getMessage());
    }

    private static String singleLine(String text) {
        return LINE_BREAKS.matcher(text.strip()).replaceAll(" ");
    }

    static String cut(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…";
    }
}
