// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

/**
 * The result of a check.
 *
 * @param advice the observation and, if the check failed, the action to take, in sentences
 */
public record Finding(Result result, String advice) {

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
