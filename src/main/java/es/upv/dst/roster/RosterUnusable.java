// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Collectors;

/** The roster that was to be imported at start cannot be; the message says why, line by line. */
class RosterUnusable extends RuntimeException {

    private static final int SHOWN = 30;

    private RosterUnusable(String message) {
        super(message);
    }

    static RosterUnusable unreadable(String location, IOException e) {
        // The messages of these two are no more than the file's name.
        var missing = e instanceof NoSuchFileException || e instanceof FileNotFoundException;
        return new RosterUnusable(
                "The roster %s cannot be read: %s".formatted(location, missing ? "there is no such file" : e));
    }

    static RosterUnusable refused(String location, List<RefusedLine> refused) {
        var lines = refused.stream().limit(SHOWN).map(RefusedLine::toString).collect(Collectors.joining("\n  "));
        var others = refused.size() <= SHOWN ? "" : "\n  and %d more".formatted(refused.size() - SHOWN);
        return new RosterUnusable("The roster %s enrolled nobody:\n  %s%s".formatted(location, lines, others));
    }
}
