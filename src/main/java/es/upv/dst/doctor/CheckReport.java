// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

import es.upv.dst.doctor.Finding.Result;
import es.upv.dst.language.Sentence;

/** A finding and the name of its check. */
public record CheckReport(String check, Result result, Sentence advice) {

    static CheckReport of(Check check, Finding finding) {
        return new CheckReport(check.name(), finding.result(), finding.advice());
    }
}
