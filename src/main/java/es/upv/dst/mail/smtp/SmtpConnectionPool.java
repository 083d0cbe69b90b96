// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

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

/**
 * The pool of SMTP connections. Reuse of connections reduces the authentications for the mails of a class from hundreds
 * to a few.
 */
@Component
public class SmtpConnectionPool {

    static {
        // Without this property Jakarta Mail searches the class path for the provider a dozen times for each mail. This
        // took half of the time of a mail.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(5);
    private static final String CHECK_TIMEOUT_MILLIS = "3000";

    private final ObjectProvider<JavaMailSenderImpl> sender;
    private final String host;
    private final InstantSource clock;
    private final Deque<SmtpConnection> free = new ConcurrentLinkedDeque<>();

    SmtpConnectionPool(
            ObjectProvider<JavaMailSenderImpl> sender,
            @Value("${spring.mail.host:}") String host,
            InstantSource clock) {
        this.sender = sender;
        this.host = host.strip();
        this.clock = clock;
    }

    /** Whether a mail server is configured. */
    public boolean isConfigured() {
        return !host.isEmpty();
    }

    /** Returns a connection for exclusive use, until {@link #release} or {@link SmtpConnection#close}. */
    SmtpConnection acquire() throws MessagingException {
        for (var connection = free.pollFirst(); connection != null; connection = free.pollFirst()) {
            if (connection.pingServer()) {
                return connection;
            }
            connection.close();
        }
        var server = sender.getObject();
        return connect(server, server.getSession());
    }

    void release(SmtpConnection connection) {
        free.addFirst(connection.withUsedAt(clock.instant()));
    }

    void closeIdle() {
        var since = clock.instant().minus(IDLE_TIMEOUT);
        for (var connection = free.pollLast(); connection != null; connection = free.pollLast()) {
            if (connection.usedAt().isAfter(since)) {
                free.addLast(connection);
                return;
            }
            connection.close();
        }
    }

    void closeAll() {
        for (var connection = free.pollFirst(); connection != null; connection = free.pollFirst()) {
            connection.close();
        }
    }

    /** Opens a new connection for a check. Its timeouts are 3 seconds, which is shorter than those for mails. */
    public SmtpConnection openForCheck() throws MessagingException {
        var server = sender.getObject();
        var properties = new Properties();
        properties.putAll(server.getJavaMailProperties());
        Stream.of("connectiontimeout", "timeout", "writetimeout")
                .forEach(key -> properties.setProperty("mail." + protocol(server) + "." + key, CHECK_TIMEOUT_MILLIS));
        return connect(server, Session.getInstance(properties));
    }

    /** Returns the host and the port of the mail server, for messages. */
    public String server() {
        return "%s, port %d".formatted(host, sender.getObject().getPort());
    }

    private SmtpConnection connect(JavaMailSenderImpl server, Session session) throws MessagingException {
        var transport = session.getTransport(protocol(server));
        transport.connect(host, server.getPort(), server.getUsername(), server.getPassword());
        return new SmtpConnection(session, transport, clock.instant());
    }

    private static String protocol(JavaMailSenderImpl server) {
        return Optional.ofNullable(server.getProtocol()).orElse(JavaMailSenderImpl.DEFAULT_PROTOCOL);
    }
}
