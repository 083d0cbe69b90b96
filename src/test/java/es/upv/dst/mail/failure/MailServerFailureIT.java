// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import es.upv.dst.fixture.FreePorts;
import es.upv.dst.fixture.ScriptedSmtpServer;
import es.upv.dst.fixture.ServerCertificate;
import es.upv.dst.fixture.SilentServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that each cause is found in the exceptions of the library, by real connections. */
class MailServerFailureIT {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "localhost, -1d, false, 'is not trusted', SSL_TRUST",
        "localhost, -10d, true, 'has expired', SSL_TRUST",
        "localhost, +2d, true, 'is not valid yet', clock",
        "mail.example.org, -1d, true, 'is for another name', HOST",
    })
    void unusableCertificate_isReportedAsJustThat(
            String host, String start, boolean trusted, String reason, String setting) throws Exception {
        var certificate = ServerCertificate.in(folder, host, start);
        for (var protocol : new String[] {"smtp", "smtps", "imap", "imaps"}) {
            var settings = settings(protocol);
            if (trusted) {
                settings.put("mail." + protocol + ".ssl.socketFactory", trusting(certificate.authority()));
                settings.setProperty("mail." + protocol + ".socketFactory.fallback", "false");
            }
            try (var server = server(protocol, certificate.context())) {
                assertThat(failure(protocol, server.port(), settings))
                        .contains("the certificate of HOST", reason, setting)
                        .doesNotContain("Exception");
            }
        }
    }

    private static ScriptedSmtpServer server(String protocol, SSLContext context) throws IOException {
        if (protocol.endsWith("s")) {
            return ScriptedSmtpServer.withTls(context);
        }
        var server = ScriptedSmtpServer.withStartTls(context);
        return protocol.equals("smtp") ? server : server.reply(MailServerFailureIT::imap);
    }

    /** Speaks as much IMAP as a client needs for STARTTLS. */
    private static String imap(String command) {
        if (command.isEmpty()) {
            return "* OK [CAPABILITY IMAP4rev1 STARTTLS] ready";
        }
        return command.endsWith("STARTTLS") ? command.split(" ")[0] + " OK begin TLS" : "";
    }

    @Test
    void nameNotFound_refusedConnection_andTimeout_areReported() throws Exception {
        for (var protocol : new String[] {"smtp", "smtps", "imap", "imaps"}) {
            assertThat(failure(protocol, "no-such-host.invalid", 25, settings(protocol)))
                    .contains("no server has the name", "ADDRESS");
            assertThat(failure(protocol, FreePorts.free(), settings(protocol)))
                    .contains("nothing accepts a connection at HOST", "ADDRESS");
            var port = FreePorts.free();
            try (var _ = new SilentServer(port)) {
                assertThat(failure(protocol, port, settings(protocol)))
                        .contains("does not answer in time", "ENCRYPTION");
            }
        }
    }

    @Test
    void serverWithoutTls_isReported() throws Exception {
        try (var server = new ScriptedSmtpServer()) {
            assertThat(failure("smtps", server.port(), settings("smtps"))).contains("does not begin TLS", "ENCRYPTION");
            var required = settings("smtp");
            required.setProperty("mail.smtp.starttls.required", "true");
            assertThat(failure("smtp", server.port(), required)).contains("does not offer STARTTLS", "ENCRYPTION");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', '554 5.7.1 no service for your network', refuses the lab: 554 5.7.1 no service for your network",
        "EHLO, '550 5.7.1 bad HELO', refuses the lab: 550 5.7.1 bad HELO",
        "AUTH, '535 5.7.8 wrong password', refuses the login (535 5.7.8 wrong password); check ACCOUNT",
        "AUTH, '534-5.7.9 app password\r\n534 5.7.9 required', refuses the login (534-5.7.9 app password 534 5.7.9",
    })
    void refusal_isReportedInTheWordsOfTheServer(String command, String reply, String reason) throws Exception {
        try (var server = new ScriptedSmtpServer("AUTH PLAIN")) {
            server.reply(line -> line.isEmpty() == command.isEmpty()
                            && line.replace("HELO", "EHLO").startsWith(command)
                    ? reply
                    : "");
            assertThat(failure("smtp", server.port(), settings("smtp"))).contains(reason);
        }
    }

    private static Properties settings(String protocol) {
        var settings = new Properties();
        settings.setProperty("mail." + protocol + ".connectiontimeout", "1000");
        settings.setProperty("mail." + protocol + ".timeout", "1000");
        settings.setProperty("mail." + protocol + ".starttls.enable", "true");
        return settings;
    }

    private static Object trusting(Path authority) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        try (var file = Files.newInputStream(authority)) {
            store.setCertificateEntry(
                    "a", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private static String failure(String protocol, int port, Properties settings) throws MessagingException {
        return failure(protocol, "localhost", port, settings);
    }

    private static String failure(String protocol, String host, int port, Properties settings)
            throws MessagingException {
        var session = Session.getInstance(settings);
        try (var service = protocol.startsWith("smtp") ? session.getTransport(protocol) : session.getStore(protocol)) {
            var failure =
                    catchThrowableOfType(MessagingException.class, () -> service.connect(host, port, "user", "secret"));
            var names = new ServerSettings("HOST", port, "ADDRESS (HOST)", "ACCOUNT", "SSL_TRUST", "ENCRYPTION");
            return MailServerFailure.explain(failure, names).toString();
        }
    }
}
