// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.draft;

import es.upv.dst.language.Sentence;

/** What a person should know about a class list that was read without an error. */
public enum RosterNote implements Sentence.Form {
    READ_AS_WINDOWS_1252("the file is not UTF-8 and was read as Windows-1252; check the letters of line %s: %s"),
    BEFORE_HEADER("line %s before the names of the columns was ignored: %s"),
    DNI_IN_USER_NAMES("the DNI was read from the column %s, because each of its cells is a DNI with its letter"),
    NO_STUDENTS("lines without a student were ignored: %s"),
    DAMAGED_LETTERS("the letters of line %s look damaged; save the file again as \"CSV UTF-8\": %s"),
    OTHER_SHEETS("only the sheet %s was read; the others were ignored: %s"),
    SMTPUTF8("line %s: mail to %s needs a mail server with SMTPUTF8, because of letters before the @");

    private final String english;

    RosterNote(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
