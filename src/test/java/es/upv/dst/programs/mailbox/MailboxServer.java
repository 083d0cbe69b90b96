// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import es.upv.dst.fixture.FreePorts;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/** An IMAP server with the mailbox of the lab. */
final class MailboxServer implements AutoCloseable {

    static final String ADDRESS = "programas@example.org";
    static final String PASSWORD = "p@ss w%rd'}";

    private final int port = FreePorts.free();
    private final GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private final GreenMailUser user;

    MailboxServer() {
        server.start();
        user = server.setUser(ADDRESS, ADDRESS, PASSWORD);
    }

    int port() {
        return port;
    }

    /** The settings of a lab that reads this mailbox, with this prefix. */
    String[] settings(String prefix) {
        return settings(prefix, port);
    }

    /** The settings of a lab that reads this mailbox through a proxy. */
    static String[] settings(String prefix, int port) {
        return new String[] {
            prefix + "dst.mailbox.url=imap://programas%40example.org@127.0.0.1:" + port + "/INBOX",
            prefix + "dst.mailbox.password=" + PASSWORD,
            prefix + "dst.mailbox.poll-interval=200ms"
        };
    }

    void deliver(SampleMail mail) {
        deliver(mail.raw(), Instant.now());
    }

    /** Appends a mail to the mailbox, as it is. */
    void deliver(byte[] raw, Instant receivedAt) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            inbox().appendMessage(message, new Flags(), Date.from(receivedAt));
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    MailFolder inbox() {
        try {
            return server.getManagers().getImapHostManager().getInbox(user);
        } catch (FolderException e) {
            throw new AssertionError(e);
        }
    }

    Optional<MailFolder> folder(String name) {
        return Optional.ofNullable(server.getManagers().getImapHostManager().getFolder(user, name));
    }

    /** Returns whether the lab has marked each mail of the inbox as stored. */
    boolean hasOnlyMarkedMails() {
        return inbox().getMessages().stream().allMatch(mail -> mail.getFlags().contains(Mailbox.KEYWORD));
    }

    @Override
    public void close() {
        server.stop();
    }
}
