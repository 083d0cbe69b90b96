// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.logging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what a library prints to standard error, so that the log masks and limits it. Artemis prints a stack trace for
 * each malformed WebSocket frame. Logs the first line of a stack trace only.
 */
public final class StandardErrorLog extends OutputStream {

    private static final Logger log = LoggerFactory.getLogger(StandardErrorLog.class);

    private static final int MAX_LENGTH = 120;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    private StandardErrorLog() {}

    /** Replaces standard error. */
    public static void install() {
        System.setErr(new PrintStream(new StandardErrorLog(), true, UTF_8));
    }

    @Override
    public synchronized void write(int character) {
        if (character != '\n') {
            // The rest of a longer line is not logged.
            if (line.size() < MAX_LENGTH) {
                line.write(character);
            }
            return;
        }
        var text = line.toString(UTF_8).stripTrailing();
        line.reset();
        if (!isWithinStackTrace(text)) {
            log.warn("Standard error: {}", text);
        }
    }

    private static boolean isWithinStackTrace(String text) {
        return text.isEmpty()
                || text.startsWith("\t")
                || text.startsWith("Caused by: ")
                || text.startsWith("Suppressed: ");
    }
}
