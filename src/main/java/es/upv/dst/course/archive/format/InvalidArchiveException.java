// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.format;

import es.upv.dst.language.Sentence;

/** A file is no valid archive. It is caught where the archive is refused, with the place and the reason. */
public class InvalidArchiveException extends RuntimeException {

    private final String entry;
    private final long line;
    private final transient Sentence reason;

    /**
     * @param entry the name of the file in the archive; empty for the whole archive
     * @param line the line in that file, from 1; 0 for the whole file
     */
    public InvalidArchiveException(String entry, long line, Sentence reason) {
        super("%s, line %d: %s".formatted(entry, line, reason));
        this.entry = entry;
        this.line = line;
        this.reason = reason;
    }

    public String entry() {
        return entry;
    }

    public long line() {
        return line;
    }

    public Sentence reason() {
        return reason;
    }
}
