// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course;

import org.springframework.http.HttpStatus;

/** The reasons why the lab refuses an archive, an import or a reset. */
public enum CourseRefusal {
    UNDER_WAY(HttpStatus.CONFLICT, "Another archive or import is running; only one can run at a time."),
    REHEARSAL_RUNNING(HttpStatus.CONFLICT, "A rehearsal is running; try again when it has ended."),
    MAILS_BEING_SENT(HttpStatus.CONFLICT, "Mails are being sent; try again in a few seconds."),
    PROGRAMS_CHANGED(HttpStatus.CONFLICT, "A program was stored or deleted meanwhile; try again."),
    NOT_EMPTY(
            HttpStatus.CONFLICT,
            "An archive can be imported into an empty lab only. POST /api/course/reset empties this lab; or start a lab"
                    + " on a new data folder, without DST_ROSTER."),
    NOT_CONFIRMED(HttpStatus.UNPROCESSABLE_CONTENT, "The field confirm is not the name of the course."),
    TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The archive is larger than DST_COURSE_ARCHIVE_MAXSIZE."),
    COURSE_TOO_LARGE(
            HttpStatus.INSUFFICIENT_STORAGE,
            "The rows of this lab are larger than DST_COURSE_ARCHIVE_MAXSIZE, the limit of an archive. Raise it here"
                    + " and in the lab that imports the archive."),
    DISK_FULL(
            HttpStatus.INSUFFICIENT_STORAGE,
            "The disk of the data folder has less free space than the reserve of DST_DOCTOR_FREESPACE.");

    private final HttpStatus status;
    private final String meaning;

    CourseRefusal(HttpStatus status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    public HttpStatus status() {
        return status;
    }

    /** The reason in English, used as the problem text of the REST API. */
    public String meaning() {
        return meaning;
    }
}
