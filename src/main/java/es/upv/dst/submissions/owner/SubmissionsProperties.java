// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions.owner;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param owner for whom a code counts */
@ConfigurationProperties("dst.submissions")
public record SubmissionsProperties(@DefaultValue("any") Owner owner) {

    public enum Owner {
        /** A code counts for the student whom the submission names, as the sheet says. */
        ANY,
        /** A code counts only for the student who drew it: the address is that of the roster. */
        ROSTER
    }
}
