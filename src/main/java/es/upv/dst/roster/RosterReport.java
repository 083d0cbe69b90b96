// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.roster.draft.RefusedLine;
import java.util.List;

/**
 * The effect of a draft on the roster. Either the whole draft was applied or nothing.
 *
 * @param enrolled the number of students enrolled now
 * @param refused the lines with errors; unless this is empty, nothing was changed
 */
public record RosterReport(int enrolled, int added, int updated, int removed, List<RefusedLine> refused) {

    public RosterReport {
        refused = List.copyOf(refused);
    }

    static RosterReport of(int enrolled, RosterChange change) {
        return new RosterReport(
                enrolled,
                change.added().size(),
                change.updated().size(),
                change.removed().size(),
                List.of());
    }

    static RosterReport refused(int enrolled, List<RefusedLine> refused) {
        return new RosterReport(enrolled, 0, 0, 0, refused);
    }
}
