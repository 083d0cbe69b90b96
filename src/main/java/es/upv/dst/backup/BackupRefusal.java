// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.backup;

import org.springframework.http.HttpStatus;

/** The reasons why a call returns no backup. */
public enum BackupRefusal {
    NOT_OWN_DATABASE(
            HttpStatus.CONFLICT,
            "The lab does not use the embedded database. Back up the shared database with its tools, such as pg_dump,"
                    + " while the lab runs; docs/operations.md has the commands."),
    UNDER_WAY(HttpStatus.CONFLICT, "A backup is running already; only one can run at a time."),
    NO_ROOM(
            HttpStatus.INSUFFICIENT_STORAGE,
            "The disk of the data folder has too little free space for a copy of the database and the reserve of"
                    + " DST_DOCTOR_FREESPACE. Delete other files on it."),
    NOT_WRITTEN(
            HttpStatus.INSUFFICIENT_STORAGE,
            "The backup could not be written to the data folder, and was deleted; the lab's log has the reason.");

    private final HttpStatus status;
    private final String meaning;

    BackupRefusal(HttpStatus status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    HttpStatus status() {
        return status;
    }

    /** Returns the explanation for the caller. */
    String meaning() {
        return meaning;
    }
}
