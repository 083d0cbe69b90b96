// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

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

    /**
     * Reads the plan, for other features. The part {@code personal} contributes the only bean of this type.
     *
     * @param current returns what is set now
     */
    public record Source(Supplier<RetentionPlan> current) {}
}
