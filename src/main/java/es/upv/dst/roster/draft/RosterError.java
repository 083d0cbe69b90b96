// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.draft;

import com.fasterxml.jackson.annotation.JsonValue;

/** The reason why a line of a roster is refused. */
public enum RosterError {
    EMPTY("there is nothing in it"),
    TOO_LARGE("a roster has at most 5 MB"),
    NOT_UTF_8("this is not UTF-8; save the file as \"CSV UTF-8\""),
    HEADER("the first line must name the columns dni, name and email, and optionally id and rehearsal, in any order"),
    QUOTES("the quotation marks do not match"),
    COLUMNS("there must be as many columns as in the first line"),
    DNI_MISSING("the DNI is missing"),
    DNI_LETTER("the DNI must be given without its final letter"),
    DNI_ZEROS("a DNI has eight digits; a spreadsheet drops leading zeros unless the column is text"),
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
