// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The delivery state of a mail. */
public enum MailState {
    /** The mail waits for its first or next attempt, or for a mail server. */
    PENDING,
    /** The mail server has accepted the mail. */
    SENT,
    /** Sending has failed and is retried only on request. */
    FAILED;

    static MailState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Returns the value in the table, in JSON and in CSV. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
