// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.archive.format;

import es.upv.dst.language.Sentence;

/** Why a file is no valid archive. The clauses contain no content of the archive. */
public enum ArchiveFault implements Sentence.Form {
    NOT_ZIP("not a ZIP file, or one with a comment or too many files"),
    TOO_MANY_FILES("more than %s files"),
    FILE_NAMES("two files of one name, or no %s"),
    OTHER_FORMAT("the format is not %s"),
    FILE_NOT_LISTED_ONCE("the file is missing or listed twice"),
    UNLISTED_FILE("a file that the manifest does not list"),
    TOO_LONG("too long"),
    DAMAGED("the file is damaged"),
    FEWER_ROWS("fewer rows than in the manifest"),
    MORE_ROWS("more rows than in the manifest"),
    TOO_MANY_BYTES("the archive has too many bytes, uncompressed"),
    LINE_TOO_LONG("a line is too long"),
    UNREADABLE("the file cannot be read"),
    NOT_UTF_8("not UTF-8"),
    NOT_A_ROW("not a JSON object of texts, numbers and booleans"),
    NOT_JSON("not the expected JSON"),
    NO_COURSE("the name of the course is missing"),
    FIELD_NO_NUMBER("the field %s is no number"),
    FIELD_NO_TEXT("the field %s is no text"),
    TOO_MANY_ROWS("more than %s rows"),
    NAME_TOO_LONG("the name of a course, a label or a program is too long"),
    OTHER_COLUMNS("not an object with the columns of the manifest"),
    CONTRADICTION("the values of the columns contradict each other"),
    INVALID_VALUE("an invalid value of the column %s"),
    LATER_VERSION("the archive is of a later version of the lab than this one"),
    UNKNOWN_TABLE("this lab has no such table"),
    UNKNOWN_COLUMN("an unknown or repeated column in the manifest"),
    NO_COLUMN("the column %s is missing"),
    UNKNOWN_ROW("a row that this lab does not have"),
    REJECTED_ROW("the database rejects a row, such as a second one with the same key"),
    AGAINST_RULES("the rows contradict the rules of the lab");

    private final String english;

    ArchiveFault(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
