// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.language.Sentence;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why the lab itself did not send a mail. The table has the English sentence, as it has what a mail server has said.
 */
public enum DeliveryError implements Sentence.Form {
    INVALID_ADDRESS("this is no e-mail address"),
    NO_SMTPUTF8("the mail server cannot send to this address, because it does not offer SMTPUTF8"),
    NO_SMTPUTF8_FOR_SENDER(
            "DST_MAIL_FROM has letters before the @ that are not ASCII, and the mail server does not offer"
                    + " SMTPUTF8; set another address"),
    TOO_MANY_TO_ADDRESS("not sent: this address has had as many mails about accepted submissions as DST_MAIL_PERADDRESS"
            + " allows; the submission counts"),
    WAITS_FOR_STRANGERS("waits: DST_MAIL_UNKNOWNPERHOUR limits the mails to addresses that are not on the roster; the"
            + " submission counts"),
    INTERNAL("an error in dst-lab, see its log");

    private final String english;

    DeliveryError(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }

    /** Returns the error with this value in the table; empty if a mail server has said it, or there is none. */
    static Optional<Sentence> ofStored(@Nullable String value) {
        return Arrays.stream(values())
                .filter(error -> error.english.equals(value))
                .findFirst()
                .map(error -> error.with());
    }
}
