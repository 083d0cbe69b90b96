// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

/** The write-ahead log is damaged, or it does not fit the database. The lab must not start with both. */
public final class LogUnusableException extends RuntimeException {

    /** @param problem what does not fit and what is missing, in a sentence or two */
    public LogUnusableException(String problem) {
        super(problem);
    }

    LogUnusableException(String problem, Exception cause) {
        super(problem, cause);
    }
}
