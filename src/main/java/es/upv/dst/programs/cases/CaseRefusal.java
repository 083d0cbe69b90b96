// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.cases;

/** Why a call about a case changes nothing. */
public enum CaseRefusal {
    NO_SUCH_CASE("there is no case with this id"),
    NO_SUCH_PROGRAM("there is no readable program of a student, and no archived one, with one of these ids"),
    ONLY_ARCHIVED("both programs are of past courses, so there is no student"),
    SAME_STUDENT("both programs are of the same student"),
    CASE_EXISTS("there is a case about these two programs already"),
    NOT_OF_THE_CASE("none of the two programs is of the student with this DNI"),
    NO_ADDRESS("the roster has no valid address of this student");

    private final String meaning;

    CaseRefusal(String meaning) {
        this.meaning = meaning;
    }

    /** The reason in English, used as the problem text of the REST API. */
    public String meaning() {
        return meaning;
    }
}
