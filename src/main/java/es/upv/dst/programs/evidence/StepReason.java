// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.evidence;

import es.upv.dst.language.Sentence;

/** Why a step was found in a program, or was not. */
enum StepReason implements Sentence.Form {
    CODE("%s"),
    LOGIN("%s with user and password dst"),
    LOGIN_ATTRIBUTES("the attributes username and password are dst"),
    PAYLOAD("the payload of a message"),
    UNREADABLE("the program cannot be read: %s"),
    NO_CONNECTION("no call connects to a broker"),
    OTHER_LOGIN("%s has another user or password than dst"),
    NO_LOGIN("no call sets the user and the password"),
    NO_SUBSCRIPTION("no call subscribes to %s"),
    NO_PUBLICATION("no call publishes to %s"),
    OTHER_TOPICS("topics found: %s"),
    UNKNOWN_TOPIC("one topic is not known"),
    UNUSED("%s is in the function %s, which nothing calls"),
    UNUSED_PAYLOAD("the payload is in the function %s, which nothing calls"),
    OTHER_PAYLOAD("the payload of other messages"),
    NO_PAYLOAD("nothing reads the payload of a message"),
    TYPED("the code comes from input()"),
    NO_SOLUTION("nothing builds a text of three fields with ; between them"),
    OTHER_BEGINNING("%s does not begin with what a message contained"),
    INCOMPLETE("the program is too large to be analysed completely");

    private final String english;

    StepReason(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
