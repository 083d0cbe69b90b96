// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.ScriptedSmtpServer;
import es.upv.dst.fixture.ServerCertificate;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests the setting that makes the lab trust the certificate of an IMAP server. */
@ExtendWith(OutputCaptureExtension.class)
class MailboxTrustIT {

    @TempDir
    Path folder;

    @Test
    void certificateOfAnOwnAuthority_isTrusted_onlyByTheBundleThatIsNamed() throws Exception {
        var certificate = ServerCertificate.in(folder.resolve("certificate"), "localhost", "-1d");
        try (var server = ScriptedSmtpServer.withTls(certificate.context()).reply(MailboxTrustIT::imap)) {
            var url = "--dst.mailbox.url=imaps://dst:secret@localhost:%d/INBOX".formatted(server.port());
            var authority = "--spring.ssl.bundle.pem.own.truststore.certificate=" + certificate.authority();
            try (var lab = Lab.embedded(folder, url, authority)) {
                assertThat(lab.admin().doctorFailures().get("mailbox"))
                        .contains("localhost:" + server.port() + " is not trusted", "DST_MAILBOX_SSLBUNDLE");
            }
            try (var lab = Lab.embedded(folder, url, authority, "--dst.mailbox.ssl-bundle=own")) {
                assertThat(lab.admin().doctorFailures()).doesNotContainKey("mailbox");
            }
        }
    }

    @Test
    void bundleThatCannotBeRead_stopsTheStart(CapturedOutput output) {
        assertThatThrownBy(() -> Lab.embedded(
                        folder, "--dst.mailbox.url=imaps://dst:secret@localhost/INBOX", "--dst.mailbox.ssl-bundle=own"))
                .isInstanceOf(RuntimeException.class);
        assertThat(output)
                .contains("DST_MAILBOX_SSLBUNDLE cannot be \"own\"", "SPRING_SSL_BUNDLE_PEM_OWN_TRUSTSTORE_CERTIFICATE")
                .doesNotContain("\tat ");
    }

    /** Speaks as much IMAP as the lab needs to open an empty folder. */
    private static String imap(String command) {
        if (command.isEmpty()) {
            return "* OK [CAPABILITY IMAP4rev1] ready";
        }
        var words = command.split(" ");
        var untagged = switch (words[1]) {
            case "CAPABILITY" -> "* CAPABILITY IMAP4rev1\r\n";
            case "LIST" -> "* LIST () \"/\" INBOX\r\n";
            case "SELECT", "EXAMINE" -> "* 0 EXISTS\r\n* OK [UIDVALIDITY 1] ok\r\n* OK [PERMANENTFLAGS (\\*)] ok\r\n";
            default -> "";
        };
        return untagged + words[0] + " OK done";
    }
}
