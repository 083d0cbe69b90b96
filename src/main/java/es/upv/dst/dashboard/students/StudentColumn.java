// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.students;

import es.upv.dst.events.progress.LiveClass.StudentRow;
import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/** The columns of the list of students, by which it can be sorted. */
enum StudentColumn {
    NAME {
        @Override
        Comparator<StudentRow> order() {
            // A collator of its own, because a collator is used by one thread at a time.
            return Comparator.comparing(row -> row.student().name(), Collator.getInstance(Locale.of("es")));
        }
    },
    STATE {
        @Override
        Comparator<StudentRow> order() {
            return Comparator.comparing(row -> row.progress().state());
        }
    },
    SINCE {
        @Override
        Comparator<StudentRow> order() {
            return Comparator.comparing(row -> row.progress().since().orElse(Instant.EPOCH));
        }
    },
    REQUESTS {
        @Override
        Comparator<StudentRow> order() {
            return Comparator.comparing(row -> row.progress().requests());
        }
    },
    SUBMISSIONS {
        @Override
        Comparator<StudentRow> order() {
            return Comparator.comparing(row -> row.progress().submissions());
        }
    },
    DNI {
        @Override
        Comparator<StudentRow> order() {
            return Comparator.comparing(row -> row.student().dni());
        }
    },
    EMAIL {
        @Override
        Comparator<StudentRow> order() {
            return Comparator.comparing(row -> row.student().email().toLowerCase(Locale.ROOT));
        }
    };

    /** The ascending order of the rows. */
    abstract Comparator<StudentRow> order();
}
