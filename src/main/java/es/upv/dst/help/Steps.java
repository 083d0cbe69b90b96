// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import java.time.Instant;
import java.util.List;

/** What has come from a student lately, oldest first, and what to do next. */
record Steps(List<Step> steps, Hint hint) {

    /** @param key of the sentence that says what came and what became of it */
    record Step(Instant at, String key) {}
}
