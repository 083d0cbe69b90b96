// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import java.security.Principal;

/** The roles that the access policy distinguishes. */
public enum ClientRole implements Principal {

    /** A client that connects without a user name. */
    ANONYMOUS,

    /** A client with the account {@code dst}, which all students share. */
    STUDENT,

    /** A client with the teacher's account: the lab's MQTT client, or that of a professor. */
    TEACHER;

    @Override
    public String getName() {
        return name();
    }
}
