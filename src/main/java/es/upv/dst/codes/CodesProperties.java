// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param perStudent the maximum number of open codes of one student; at least 1
 * @param perCourse the maximum number of codes that one student draws in a course, also used ones; at least 1
 */
@ConfigurationProperties("dst.codes")
record CodesProperties(
        @DefaultValue("5") int perStudent,
        @DefaultValue("100") int perCourse) {

    CodesProperties {
        checkPositive("per-student", perStudent);
        checkPositive("per-course", perCourse);
    }

    private static void checkPositive(String setting, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("dst.codes.%s is %d, must be at least 1".formatted(setting, value));
        }
    }
}
