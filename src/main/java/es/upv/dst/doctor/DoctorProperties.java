// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * When the lab is not fit.
 *
 * @param freeSpace how much the disk of the data folder must have left
 * @param patience after how long a check that has not come to an end has failed
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
            throw new IllegalArgumentException("dst.doctor.patience is " + patience + ", must be longer than nothing");
        }
    }
}
