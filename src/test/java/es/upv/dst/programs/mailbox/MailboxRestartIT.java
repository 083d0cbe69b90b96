// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.LabProcess;
import es.upv.dst.fixture.TcpProxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that no mail is lost or stored twice when the lab is killed and the mail server drops connections. */
class MailboxRestartIT {

    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @Test
    void threeKillsAndDroppedConnections_loseNoMail_andStoreNoneTwice() throws Exception {
        try (var mailbox = new MailboxServer();
                var proxy = new TcpProxy(mailbox.port())) {
            var mails = Stream.of(1, 3)
                    .flatMap(student -> SampleMails.about(student).stream())
                    .toList();
            var batch = mails.size() / (KILLS + 1);
            for (var kill = 0; kill < KILLS; kill++) {
                try (var lab = start(proxy)) {
                    lab.admin().enroll(20);
                    var before = total(lab.admin());
                    mails.subList(kill * batch, (kill + 1) * batch).forEach(mailbox::deliver);
                    await().until(() -> total(lab.admin()) > before);
                    proxy.cut();
                    proxy.restore();
                    await().until(() -> total(lab.admin()) > before + 5);
                }
            }
            try (var lab = start(proxy)) {
                mails.subList(KILLS * batch, mails.size()).forEach(mailbox::deliver);
                await().atMost(Duration.ofMinutes(1)).until(mailbox::hasOnlyMarkedMails);
                new ListedPrograms(lab.admin()).assertOutcomes(mails);
                assertOutageIsReported(lab, proxy);
            }
        }
    }

    private void assertOutageIsReported(LabProcess lab, TcpProxy proxy) throws Exception {
        proxy.cut();
        await().until(() -> health(lab).equals("DOWN"));
        proxy.restore();
        await().until(() -> health(lab).equals("UP"));
        assertThat(Files.readString(folder.resolve("log")))
                .containsOnlyOnce("cannot be used; mails wait there")
                .containsOnlyOnce("can be used again")
                .doesNotContain(MailboxServer.PASSWORD);
    }

    private static String health(LabProcess lab) {
        return lab.admin()
                .get("/actuator/health")
                .at("/components/mailbox/status")
                .asString();
    }

    /** No roster file, because it would replace the enrolled students at each start, before a mail is read. */
    private LabProcess start(TcpProxy proxy) throws Exception {
        var settings = Stream.concat(
                Stream.of(MailboxServer.settings("-D", proxy.port())),
                Stream.of(
                        "-Ddst.roster=",
                        "-Ddst.programs.receipts-per-hour=40",
                        "-Ddst.programs.unknown-receipts-per-hour=100",
                        "-Ddst.programs.mails-per-student=100"));
        return new LabProcess(folder, settings.toArray(String[]::new));
    }

    private static int total(AdminClient admin) {
        return admin.get("/api/programs").get("total").asInt();
    }
}
