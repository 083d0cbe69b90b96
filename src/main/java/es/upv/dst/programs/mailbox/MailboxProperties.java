// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the mailbox. Their text representation contains no password.
 *
 * @param url {@code imaps://user:password@host/folder}; blank if there is no mailbox
 * @param password the password; if blank, the one in the URL
 * @param sslBundle the SSL bundle with the trust store for the server; blank for the JVM's trust store
 * @param pollInterval the pause between two polls of the folder
 * @param after how a mail is marked after it was stored
 * @param folder the folder to which a mail is moved, if {@code after} is {@code folder}
 */
@ConfigurationProperties("dst.mailbox")
record MailboxProperties(
        @DefaultValue("") String url,
        @DefaultValue("") String password,
        @DefaultValue("") String sslBundle,
        @DefaultValue("30s") Duration pollInterval,
        @DefaultValue("flag") ProcessedMark after,
        @DefaultValue("dst-lab") String folder) {

    MailboxProperties {
        if (!url.isBlank()) {
            MailboxAddress.parse(url, password);
        }
        if (!pollInterval.isPositive()) {
            throw new IllegalArgumentException(
                    "dst.mailbox.poll-interval is " + pollInterval + ", must be longer than 0");
        }
        if (folder.isBlank()) {
            throw new IllegalArgumentException("dst.mailbox.folder is blank");
        }
    }

    MailboxAddress address() {
        return MailboxAddress.parse(url, password);
    }

    @Override
    public String toString() {
        return "MailboxProperties[…]";
    }

    /** How a mail is marked after it was stored. */
    enum ProcessedMark {
        /** With the keyword {@value Mailbox#KEYWORD}, or as flagged on a server that stores no keywords. */
        FLAG,
        /** As read. */
        SEEN,
        /** By moving it to another folder. */
        FOLDER
    }
}
