// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.backup;

import org.springframework.http.HttpStatus;

/** Reasons for not making a backup. */
enum BackupRefusal {
    NOT_OWN_DATABASE(
            HttpStatus.CONFLICT,
            "The database is not the lab's own: back it up with its own tools, PostgreSQL with pg_dump, while the lab"
                    + " runs. Nothing else is needed: docs/operations.md has the lines."),
    UNDER_WAY(HttpStatus.CONFLICT, "A backup is under way; there is one at a time."),
    NO_ROOM(
            HttpStatus.INSUFFICIENT_STORAGE,
            "The disk of the data folder has no room for a copy of the database with as much left as DST_DOCTOR_FREESPACE"
                    + " says. Make room on it."),
    NOT_WRITTEN(
            HttpStatus.INSUFFICIENT_STORAGE,
            "The backup could not be written to the data folder, and nothing is left of it; the server's log says why.");

    private final HttpStatus status;
    private final String meaning;

    BackupRefusal(HttpStatus status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    HttpStatus status() {
        return status;
    }

    /** The explanation for the caller. */
    String meaning() {
        return meaning;
    }
}
