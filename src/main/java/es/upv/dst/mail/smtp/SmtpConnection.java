// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;

/**
 * A connection to the mail server. It can send one mail at a time.
 *
 * @param usedAt when the last mail was sent over this connection
 */
public record SmtpConnection(Session session, Transport transport, Instant usedAt) {

    void send(MimeMessage message, InternetAddress recipient) throws MessagingException {
        transport.sendMessage(message, new Address[] {recipient});
    }

    /**
     * Sends a command to the server and returns whether the server answers, because many servers close a connection
     * after some mails or seconds.
     */
    boolean pingServer() {
        return transport.isConnected();
    }

    SmtpConnection withUsedAt(Instant now) {
        return new SmtpConnection(session, transport, now);
    }

    public void close() {
        try {
            transport.close();
        } catch (MessagingException e) {
            // Ignored, because the connection is not used again.
        }
    }
}
