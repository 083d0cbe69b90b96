// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.List;

/** The format of a file, by its first bytes. */
enum FileFormat {
    TEXT,
    WORKBOOK,
    /** A format that is not read, of a file that people take for a list: a page, an old workbook, a document. */
    OTHER;

    private static final String ZIP = "PK\u0003\u0004";

    /** Of workbooks before 2007 and of those with a password. */
    private static final String OLE = "\u00D0\u00CF\u0011\u00E0";

    /** Begins with a character that is white space in Java. */
    private static final String GZIP = "\u001F\u008B";

    private static final List<String> OTHERS = List.of(OLE, "%PDF", "{\\rtf", "<", "Rar!", "7z");

    static FileFormat of(byte[] file) {
        var text = new String(Arrays.copyOf(file, Math.min(file.length, 1_000)), ISO_8859_1);
        if (text.startsWith(ZIP)) {
            return WORKBOOK;
        }
        if (text.startsWith(GZIP)) {
            return OTHER;
        }
        var beginning = text.replaceFirst("^\u00EF\u00BB\u00BF", "").stripLeading();
        return OTHERS.stream().anyMatch(beginning::startsWith) ? OTHER : TEXT;
    }
}
