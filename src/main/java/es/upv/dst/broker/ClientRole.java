// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.security.Principal;

/** The roles that the access policy distinguishes. */
public enum ClientRole implements Principal {

    /** A client that logs in without a user. */
    ANONYMOUS,

    /** The account that all students share. */
    STUDENT,

    /** The lab itself, and a professor who logs in with the teacher's account. */
    TEACHER;

    @Override
    public String getName() {
        return name();
    }
}
