// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.roster.draft.RefusedLine;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Collectors;

/** The configured roster cannot be imported, which ends the run. The message lists the reasons, line by line. */
class RosterUnusableException extends RuntimeException {

    private static final int MAX_LINES = 30;

    private RosterUnusableException(String message) {
        super(message);
    }

    static RosterUnusableException unreadable(String location, IOException e) {
        // The messages of these two exceptions contain only the file's name.
        var missing = e instanceof NoSuchFileException || e instanceof FileNotFoundException;
        return new RosterUnusableException(
                "The roster %s cannot be read: %s".formatted(location, missing ? "there is no such file" : e));
    }

    static RosterUnusableException refused(String location, List<RefusedLine> refused) {
        var lines = refused.stream().limit(MAX_LINES).map(RefusedLine::toString).collect(Collectors.joining("\n  "));
        var more = refused.size() <= MAX_LINES ? "" : "\n  and %d more".formatted(refused.size() - MAX_LINES);
        return new RosterUnusableException("The roster %s is unusable:\n  %s%s".formatted(location, lines, more));
    }
}
