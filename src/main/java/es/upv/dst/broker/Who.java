// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.security.Principal;

/** The parties that the lab's broker tells apart. */
public enum Who implements Principal {

    /** A client that logs in without a user. */
    NOBODY,

    /** The account that all students share. */
    DST,

    /** The lab itself, and a professor who looks over its shoulder. */
    TEACHER;

    @Override
    public String getName() {
        return name();
    }
}
