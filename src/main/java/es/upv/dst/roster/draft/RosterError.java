// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.draft;

import com.fasterxml.jackson.annotation.JsonValue;

/** The reason why a line of a roster is refused. */
public enum RosterError {
    EMPTY("there is nothing in it"),
    TOO_LARGE("a roster has at most 5 MB"),
    UNKNOWN_CHARSET("this is neither UTF-8 nor Windows-1252; save the file as \"CSV UTF-8\""),
    NOT_IN_DECLARED_CHARSET("this is not in the character set that the file or the request names"),
    FORMAT("this is no CSV, no .xlsx and no JSON; save the list as .xlsx or as \"CSV UTF-8\""),
    WORKBOOK("this workbook is damaged or too large; save the list as \"CSV UTF-8\""),
    SHEETS("several sheets have a class list; keep one of them"),
    JSON("this is no JSON array of students"),
    HEADER("the first line must name the columns of DNI, name and email address, in any order"),
    BEFORE_HEADER("a line with an address is before the names of the columns"),
    NO_DNI_COLUMN("no column is named as that of the DNI; name it dni"),
    NO_NAME_COLUMN("no column is named as that of the name; name it name, or name two as first name and last name"),
    NO_EMAIL_COLUMN("no column is named as that of the email address; name it email"),
    DNI_COLUMNS("each of these columns could be the DNI; remove or rename all but one"),
    NAME_COLUMNS("these columns could make the name in several ways; remove or rename those that do not belong to it"),
    EMAIL_COLUMNS("each of these columns could be the email address; remove or rename all but one"),
    SAME_COLUMNS("these columns have the same meaning; remove or rename all but one"),
    SEPARATORS("the columns could be separated by several characters; write sep=; or sep=, as the first line"),
    QUOTES("the quotation marks do not match"),
    COLUMNS("there must be as many columns as in the first line"),
    DNI_MISSING("the DNI is missing"),
    DNI_LETTER("the final letter does not belong to this number"),
    DNI_ZEROS("a DNI has eight digits; a spreadsheet drops leading zeros unless the column is text"),
    DNI_NUMBER("a spreadsheet has changed this number; give the column the format text and type the DNI again"),
    DNI("a DNI is eight digits, a NIE is X, Y or Z and seven digits"),
    DNI_TWICE("this DNI is on an earlier line already"),
    NAME_MISSING("the name is missing"),
    NAME_TOO_LONG("a name has at most 200 characters"),
    NAME_CONTROL("there is a control character in the name"),
    EMAIL_MISSING("the e-mail address is missing"),
    EMAIL_TOO_LONG("an e-mail address has at most 254 characters"),
    EMAIL("this is no e-mail address"),
    EMAIL_QUOTED("mail cannot be sent to an address with quotation marks"),
    ID("an id has at most 100 letters, digits and . _ @ + -, and begins with a letter or a digit"),
    ID_TWICE("this id is on an earlier line already"),
    REHEARSAL("rehearsal is true or false");

    private final String sentence;

    RosterError(String sentence) {
        this.sentence = sentence;
    }

    /** The reason in English, also used in JSON. */
    @JsonValue
    public String sentence() {
        return sentence;
    }
}
