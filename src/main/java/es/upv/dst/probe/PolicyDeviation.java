// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.probe;

import es.upv.dst.language.Sentence;

/** The clauses about a broker that does not enforce the access policy, and the names in them. */
enum PolicyDeviation implements Sentence.Form {
    CANNOT_LOG_IN("%s cannot log in (%s)"),
    CANNOT_PUBLISH_AND_READ("%s cannot publish on and read %s"),
    CANNOT_PUBLISH("%s cannot publish on %s, and must be able to"),
    CAN_PUBLISH("%s can publish on %s, and must not"),
    CANNOT_READ("%s cannot read %s, and must be able to"),
    CAN_READ("%s can read %s, and must not"),
    CAN_READ_STATUS("%s can read the broker's status topics, $SYS, and must not"),
    TEACHER("the teacher's account"),
    STUDENT("%s"),
    ANONYMOUS("a client without a user"),
    TOPIC("%s"),
    OTHER_TOPICS("topics that no rule names"),
    NO_REPLY("no reply of the lab");

    private final String english;

    PolicyDeviation(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
