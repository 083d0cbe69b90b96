// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import es.upv.dst.mail.failure.ServerSettings;
import es.upv.dst.time.MonotonicTime;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.util.StreamProvider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPTransport;
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
    private static final Map<String, String> SMTPUTF8 = Map.of("mail.mime.allowutf8", "true");

    private final ObjectProvider<JavaMailSenderImpl> sender;
    private final String host;
    private final InstantSource monotonic = new MonotonicTime();
    private final Deque<SmtpConnection> free = new ConcurrentLinkedDeque<>();

    SmtpConnectionPool(ObjectProvider<JavaMailSenderImpl> sender, @Value("${spring.mail.host:}") String host) {
        this.sender = sender;
        this.host = host.strip();
    }

    /** Whether a mail server is configured. */
    public boolean isConfigured() {
        return !host.isEmpty();
    }

    /**
     * Returns a connection for exclusive use, until {@link #release} or {@link SmtpConnection#close}.
     *
     * @param smtpUtf8 whether the mail needs the extension SMTPUTF8. Other mails do not use it, because the next server
     *     may not have it. Such a connection is used once, because these mails are rare.
     */
    SmtpConnection acquire(boolean smtpUtf8) throws MessagingException {
        var server = sender.getObject();
        if (smtpUtf8) {
            return connect(server, session(server, SMTPUTF8), true);
        }
        for (var connection = free.pollFirst(); connection != null; connection = free.pollFirst()) {
            if (connection.pingServer()) {
                return connection;
            }
            connection.close();
        }
        return connect(server, server.getSession(), false);
    }

    void release(SmtpConnection connection) {
        if (connection.smtpUtf8()) {
            connection.close();
        } else {
            free.addFirst(connection.withUsedAt(monotonic.instant()));
        }
    }

    void closeIdle() {
        var since = monotonic.instant().minus(IDLE_TIMEOUT);
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
    public SmtpConnection openForCheck(boolean smtpUtf8) throws MessagingException {
        var server = sender.getObject();
        var more = new HashMap<>(smtpUtf8 ? SMTPUTF8 : Map.<String, String>of());
        Stream.of("connectiontimeout", "timeout", "writetimeout")
                .forEach(key -> more.put("mail." + protocol(server) + "." + key, CHECK_TIMEOUT_MILLIS));
        return connect(server, session(server, more), smtpUtf8);
    }

    /** Returns the mail server and its settings, for messages. */
    public ServerSettings settings() {
        var server = sender.getObject();
        var prefix = "SPRING_MAIL_PROPERTIES_MAIL_" + protocol(server).toUpperCase(Locale.ROOT);
        return new ServerSettings(
                host,
                port(server),
                "SPRING_MAIL_HOST and SPRING_MAIL_PORT",
                "SPRING_MAIL_USERNAME and SPRING_MAIL_PASSWORD",
                "SPRING_MAIL_SSL_BUNDLE, or %s_SSL_TRUST=%s".formatted(prefix, host),
                "SPRING_MAIL_PROTOCOL (smtps for port 465, else smtp) and %s_STARTTLS_REQUIRED".formatted(prefix));
    }

    private static Session session(JavaMailSenderImpl server, Map<String, String> more) {
        var properties = new Properties();
        properties.putAll(server.getJavaMailProperties());
        properties.putAll(more);
        return Session.getInstance(properties);
    }

    private SmtpConnection connect(JavaMailSenderImpl server, Session session, boolean smtpUtf8)
            throws MessagingException {
        var transport = (SMTPTransport) session.getTransport(protocol(server));
        transport.connect(host, server.getPort(), server.getUsername(), server.getPassword());
        return new SmtpConnection(session, transport, smtpUtf8, monotonic.instant());
    }

    private static int port(JavaMailSenderImpl server) {
        var defaultPort = protocol(server).equals("smtps") ? 465 : 25;
        return server.getPort() == JavaMailSenderImpl.DEFAULT_PORT ? defaultPort : server.getPort();
    }

    private static String protocol(JavaMailSenderImpl server) {
        return Optional.ofNullable(server.getProtocol()).orElse(JavaMailSenderImpl.DEFAULT_PROTOCOL);
    }
}
