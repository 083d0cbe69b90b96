// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

/**
 * What a check came to.
 *
 * @param advice what was seen and, if it failed, what to do, in sentences
 */
public record Finding(Result result, String advice) {

    /** Whether all is well. */
    public enum Result {
        PASS,
        FAIL
    }

    public static Finding pass(String advice) {
        return new Finding(Result.PASS, advice);
    }

    public static Finding fail(String advice) {
        return new Finding(Result.FAIL, advice);
    }
}
