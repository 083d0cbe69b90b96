// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a mail is. */
public enum MailState {
    /** It waits for its first or next try, or for a mail server. */
    PENDING,
    /** The mail server has taken it over. */
    SENT,
    /** It will not be sent unless somebody says so. */
    FAILED;

    static MailState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** As the table, JSON and CSV have it. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
