// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.doctor;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/** @param freeSpace how much the disk of the data folder must have left */
@ConfigurationProperties("dst.doctor")
record DoctorProperties(@DefaultValue("1GB") DataSize freeSpace) {

    DoctorProperties {
        if (freeSpace.isNegative()) {
            throw new IllegalArgumentException("dst.doctor.free-space is " + freeSpace + ", must not be negative");
        }
    }
}
