// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.util.StreamProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Deque;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The connections to the mail server. One that is free is used again, so a class's mails cost a few logins, not hundreds. */
@Component
class Lines {

    static {
        // Else Jakarta Mail looks for it on the class path a dozen times for each mail, which was half of what a mail
        // cost.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final String MILLISECONDS_TO_TRY = "3000";

    private final ObjectProvider<JavaMailSenderImpl> sender;
    private final String host;
    private final InstantSource clock;
    private final Deque<Line> free = new ConcurrentLinkedDeque<>();

    Lines(ObjectProvider<JavaMailSenderImpl> sender, @Value("${spring.mail.host:}") String host, InstantSource clock) {
        this.sender = sender;
        this.host = host.strip();
        this.clock = clock;
    }

    /** Whether there is a mail server that they lead to. */
    boolean lead() {
        return !host.isEmpty();
    }

    /** One that nobody else uses until it is given back or closed. */
    Line open() throws MessagingException {
        for (var line = free.pollFirst(); line != null; line = free.pollFirst()) {
            if (line.isOpen()) {
                return line;
            }
            line.close();
        }
        var server = sender.getObject();
        return connected(server, server.getSession());
    }

    void giveBack(Line line) {
        free.addFirst(line.usedAt(clock.instant()));
    }

    void closeIdle() {
        var since = clock.instant().minus(IDLE);
        for (var line = free.pollLast(); line != null; line = free.pollLast()) {
            if (line.usedAt().isAfter(since)) {
                free.addLast(line);
                return;
            }
            line.close();
        }
    }

    void closeAll() {
        for (var line = free.pollFirst(); line != null; line = free.pollFirst()) {
            line.close();
        }
    }

    /** A new one, which a mail server that is slow does not get the time for that a mail would wait. */
    Line tried() throws MessagingException {
        var server = sender.getObject();
        var hasty = new Properties();
        hasty.putAll(server.getJavaMailProperties());
        Stream.of("connectiontimeout", "timeout", "writetimeout")
                .forEach(limit -> hasty.setProperty("mail." + protocol(server) + "." + limit, MILLISECONDS_TO_TRY));
        return connected(server, Session.getInstance(hasty));
    }

    /** Where the mail server is. */
    String server() {
        return "%s, port %d".formatted(host, sender.getObject().getPort());
    }

    private Line connected(JavaMailSenderImpl server, Session session) throws MessagingException {
        var transport = session.getTransport(protocol(server));
        transport.connect(host, server.getPort(), server.getUsername(), server.getPassword());
        return new Line(session, transport, clock.instant());
    }

    private static String protocol(JavaMailSenderImpl server) {
        return Optional.ofNullable(server.getProtocol()).orElse(JavaMailSenderImpl.DEFAULT_PROTOCOL);
    }
}
