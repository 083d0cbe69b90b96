// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.TcpProxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a mail that the server does not deliver, or does not let the lab mark, delays no other mail for long. */
class MailboxFailureIT {

    @TempDir
    Path folder;

    private final MailboxServer mailbox = new MailboxServer();
    private final TcpProxy proxy = new TcpProxy(mailbox.port());
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private Lab lab;
    private ListedPrograms programs;

    @BeforeEach
    void start() {
        lab = Lab.embedded(folder, MailboxServer.settings("--", proxy.port())).enroll(20);
        programs = new ListedPrograms(lab.admin());
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
        proxy.close();
        mailbox.close();
    }

    @Test
    void mailThatTheServerNeverDelivers_isStoredAsDamaged_andOthersAreReadMeanwhile() {
        rewrite("FETCH 1 (BODY.PEEK", "REFUSED 1 (");
        deliver(1);
        await().until(() -> requests.size() > 1);
        deliver(2);
        await().until(() -> programs.total("?dni=00000002") == 1);
        assertThat(programs.total("")).isEqualTo(1);
        await().until(mailbox::hasOnlyMarkedMails);
        assertThat(programs.items("?state=unreadable")).singleElement().satisfies(item -> {
            assertThat(item.get("reason").asString()).isEqualTo("MAIL_DAMAGED");
            assertThat(item.get("detail").asString()).contains("5 times; it has the UID 1");
            assertThat(item.get("sender").asString()).isEqualTo("alumno1@example.org");
            assertThat(item.get("subject").asString()).isEqualTo("mail-1");
        });
        assertThat(programs.letters("?q=alumno1@"))
                .singleElement()
                .satisfies(letter -> assertThat(letter.toString()).contains("no hemos podido leer"));
        await().until(() -> lab.admin()
                .get("/actuator/health")
                .at("/components/mailbox/status")
                .asString()
                .equals("UP"));
    }

    @Test
    void mailThatCannotBeMarked_isReadOnce_andOthersAreReadMeanwhile() {
        rewrite("STORE 1 +FLAGS (dst-lab)", "REFUSED 1");
        deliver(1);
        await().until(() -> requests.size() > 3);
        deliver(2);
        await().until(() -> programs.total("") == 2);
        assertThat(requests)
                .filteredOn(request -> request.contains("FETCH 1 (BODY.PEEK"))
                .hasSize(1);
        rewrite("never", "");
        await().until(mailbox::hasOnlyMarkedMails);
        assertThat(programs.items("?dni=00000001")).hasSize(1);
    }

    @Test
    void ofAMailThatIsTooLarge_onlyTheBeginningIsRequested() {
        rewrite("never", "");
        mailbox.deliver(SampleMails.tooLarge());
        await().until(mailbox::hasOnlyMarkedMails);
        assertThat(requests)
                .filteredOn(request -> request.contains("FETCH 1 (BODY.PEEK"))
                .hasSize(1);
        assertThat(programs.items("")).singleElement().satisfies(item -> {
            assertThat(item.get("reason").asString()).isEqualTo("MAIL_TOO_LARGE");
            assertThat(item.get("sender").asString()).isEqualTo("alumno1@example.org");
        });
    }

    private void deliver(int student) {
        mailbox.deliver(SampleMail.from("alumno%d@example.org".formatted(student))
                .attach("a.py", SampleMails.program(student))
                .expect("mail-" + student, ""));
    }

    /**
     * Records the requests with the first text and for contents, and replaces that text, so that the server refuses.
     */
    private void rewrite(String text, String replacement) {
        proxy.changeRequests(request -> {
            if (request.contains(text) || request.contains("BODY.PEEK")) {
                requests.add(request);
            }
            return request.replace(text, replacement);
        });
    }
}
