// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The sections of the dashboard, in the order of the menu. */
enum Section {
    LIVE,
    STUDENTS,
    SUBMISSIONS,
    REQUESTS,
    MAIL,
    PROGRAMS,
    GRADES,
    ROSTER,
    DOCTOR,
    REHEARSAL,
    COURSE,
    SETTINGS;

    /** The part of the address after {@code /dashboard/}, and of the keys of the section's texts. */
    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<String> paths() {
        return Arrays.stream(values()).map(Section::path).toList();
    }
}
