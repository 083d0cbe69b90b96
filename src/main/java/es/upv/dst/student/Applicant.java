// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

/** What a student's program sends, which need be neither well-formed nor true. */
public record Applicant(String dni, String name, String email) {

    String solution(String code) {
        return code + ";" + name + ";" + email;
    }
}
