// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;

/**
 * A connection to the mail server, for one mail after the other.
 *
 * @param usedAt when the last mail went over it
 */
record Line(Session session, Transport transport, Instant usedAt) {

    void send(MimeMessage message, InternetAddress recipient) throws MessagingException {
        transport.sendMessage(message, new Address[] {recipient});
    }

    /** Asks the server, since many hang up after so many mails or seconds. */
    boolean isOpen() {
        return transport.isConnected();
    }

    Line usedAt(Instant now) {
        return new Line(session, transport, now);
    }

    void close() {
        try {
            transport.close();
        } catch (MessagingException closed) {
            // It is not used again, whatever the server says.
        }
    }
}
