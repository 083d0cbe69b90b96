// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import java.util.List;

/**
 * What a draft did to the roster: everything it says, or nothing.
 *
 * @param enrolled how many are enrolled now
 * @param refused what was wrong; if there is anything, nothing was changed
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

    static RosterReport refusing(int enrolled, List<RefusedLine> refused) {
        return new RosterReport(enrolled, 0, 0, 0, refused);
    }
}
