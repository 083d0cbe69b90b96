// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param perStudent the maximum number of open codes of one student; at least 1 */
@ConfigurationProperties("dst.codes")
record CodesProperties(@DefaultValue("20") int perStudent) {

    CodesProperties {
        if (perStudent < 1) {
            throw new IllegalArgumentException("dst.codes.per-student is " + perStudent + ", must be at least 1");
        }
    }
}
