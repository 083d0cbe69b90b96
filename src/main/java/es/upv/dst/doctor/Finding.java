// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

import es.upv.dst.language.Sentence;

/**
 * The result of a check.
 *
 * @param advice the observation and, if the check failed, the action to take, in sentences
 */
public record Finding(Result result, Sentence advice) {

    public enum Result {
        PASS,
        FAIL
    }

    public static Finding pass(Sentence advice) {
        return new Finding(Result.PASS, advice);
    }

    public static Finding fail(Sentence advice) {
        return new Finding(Result.FAIL, advice);
    }
}
