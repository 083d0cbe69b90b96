// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The limits of the doctor's checks.
 *
 * @param freeSpace the minimum free space on the disk of the data folder; not negative
 * @param patience the timeout of a check, after which it has failed; positive
 */
@ConfigurationProperties("dst.doctor")
record DoctorProperties(
        @DefaultValue("1GB") DataSize freeSpace,
        @DefaultValue("8s") Duration patience) {

    DoctorProperties {
        if (freeSpace.isNegative()) {
            throw new IllegalArgumentException("dst.doctor.free-space is " + freeSpace + ", must not be negative");
        }
        if (!patience.isPositive()) {
            throw new IllegalArgumentException("dst.doctor.patience is " + patience + ", must be positive");
        }
    }
}
