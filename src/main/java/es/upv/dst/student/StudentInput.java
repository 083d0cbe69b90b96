// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.student;

/** The input of a student's program, unvalidated. */
public record StudentInput(String dni, String name, String email) {

    String solution(String code) {
        return code + ";" + name + ";" + email;
    }
}
