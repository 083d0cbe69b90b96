// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import com.fasterxml.jackson.annotation.JsonIgnore;
import es.upv.dst.language.Sentence;
import es.upv.dst.roster.draft.RefusedLine;
import es.upv.dst.roster.draft.RosterDraft;
import java.util.List;
import java.util.stream.Stream;

/**
 * The effect of a draft on the roster. Either the whole draft was applied or nothing.
 *
 * @param enrolled the number of students enrolled now
 * @param refused the lines with errors; unless this is empty, nothing was changed
 * @param ignoredColumns the headings of the columns that the lab does not need
 * @param notes what a person should know about how the file was read
 */
public record RosterReport(
        int enrolled,
        int added,
        int updated,
        int removed,
        List<RefusedLine> refused,
        List<String> ignoredColumns,
        List<Sentence> notes) {

    public RosterReport {
        refused = List.copyOf(refused);
        ignoredColumns = List.copyOf(ignoredColumns);
        notes = List.copyOf(notes);
    }

    static RosterReport of(int enrolled, RosterDraft draft, RosterChange change) {
        return new RosterReport(
                enrolled,
                change.added().size(),
                change.updated().size(),
                change.removed().size(),
                List.of(),
                draft.ignoredColumns(),
                draft.notes());
    }

    static RosterReport refused(int enrolled, RosterDraft draft) {
        return new RosterReport(enrolled, 0, 0, 0, draft.refused(), draft.ignoredColumns(), draft.notes());
    }

    /** Returns what a log should say about how the file was read. */
    @JsonIgnore
    List<String> messages() {
        var columns = ignoredColumns.isEmpty()
                ? Stream.<String>of()
                : Stream.of("ignored columns: " + String.join(", ", ignoredColumns));
        return Stream.concat(columns, notes.stream().map(Sentence::toString)).toList();
    }
}
