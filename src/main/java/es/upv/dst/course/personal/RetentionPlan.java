// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the personal data of the course are erased.
 *
 * @param retention the time from the end of the course to the erasure; 0 if they are kept
 * @param dueAt the time of the erasure; empty if they are kept, or the end of the course is not set
 * @param personalData whether there are personal data to erase
 */
public record RetentionPlan(Duration retention, Optional<Instant> dueAt, boolean personalData) {

    /** Whether the data are kept until somebody erases them. */
    public boolean isUnlimited() {
        return retention.isZero();
    }
}
