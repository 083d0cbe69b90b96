// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.LabProcess;
import es.upv.dst.fixture.TcpProxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a mail is not blamed for kills while the lab waits for the server. */
class MailboxKillIT {

    @TempDir
    Path folder;

    /** The response to the request for the first mail never arrives at the first, and so on, until the kill. */
    @Test
    void mailThatIsBeingFetchedAtTwoKills_isReadAfterThem() throws Exception {
        try (var mailbox = new MailboxServer();
                var proxy = new TcpProxy(mailbox.port())) {
            for (var number = 1; number <= 3; number++) {
                mailbox.deliver(SampleMail.from("alumno%d@example.org".formatted(number))
                        .attach("a.py", SampleMails.program(number))
                        .expect("mail-" + number, ""));
            }
            killWhileFetching(1, proxy);
            killWhileFetching(2, proxy);
            killWhileFetching(2, proxy);
            try (var lab = new LabProcess(folder, MailboxServer.settings("-D", proxy.port()))) {
                await().atMost(Duration.ofMinutes(1)).until(mailbox::hasOnlyMarkedMails);
                var programs = new ListedPrograms(lab.admin());
                assertThat(programs.items(""))
                        .extracting(item -> item.get("subject").asString() + " "
                                + item.get("sender").asString() + " " + item.get("reason"))
                        .containsExactlyInAnyOrder(
                                "mail-1 alumno1@example.org null",
                                "mail-2 alumno2@example.org null",
                                "mail-3 alumno3@example.org null");
            }
        }
    }

    private void killWhileFetching(int mail, TcpProxy proxy) throws Exception {
        var requested = new AtomicInteger();
        proxy.changeRequests(request -> {
            if (!request.contains("FETCH " + mail + " (BODY.PEEK")) {
                return request;
            }
            requested.incrementAndGet();
            return "";
        });
        try (var lab = new LabProcess(folder, MailboxServer.settings("-D", proxy.port()))) {
            await().until(() -> lab.isAlive() && requested.get() > 0);
        }
        proxy.changeRequests(request -> request);
    }
}
