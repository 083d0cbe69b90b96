// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the mails of one student above the limit of a day are not stored, and those behind them are. */
class MailboxQuotaIT {

    @TempDir
    Path folder;

    @Test
    void mailsAboveTheLimitOfAStudent_stayInTheMailbox_andOthersAreStored() {
        try (var mailbox = new MailboxServer();
                var lab = start(mailbox).enroll(2)) {
            for (var number = 1; number <= 4; number++) {
                mailbox.deliver(mail(1, number));
            }
            mailbox.deliver(mail(2, 1));
            await().until(mailbox::hasOnlyMarkedMails);
            var programs = new ListedPrograms(lab.admin());
            assertThat(programs.items("?dni=" + Lab.dni(1)))
                    .extracting(item -> item.get("subject").asString())
                    .containsExactlyInAnyOrder("mail-1", "mail-2");
            assertThat(programs.total("?dni=" + Lab.dni(2))).isEqualTo(1);
            assertThat(lab.countRows("mail_reading")).isZero();
            assertThat(mailbox.inbox().getMessages()).hasSize(5);
            assertThat(aboveQuota(lab)).isEqualTo(2);
            mailbox.deliver(mail(1, 1));
            await().until(mailbox::hasOnlyMarkedMails);
            assertThat(aboveQuota(lab)).isEqualTo(2);
        }
    }

    private Lab start(MailboxServer mailbox) {
        return Lab.embedded(
                folder,
                Stream.concat(Stream.of(mailbox.settings("--")), Stream.of("--dst.programs.mails-per-student=2"))
                        .toArray(String[]::new));
    }

    private static SampleMail mail(int student, int number) {
        return SampleMail.from("alumno%d@example.org".formatted(student))
                .attach("a.py", SampleMails.program(number))
                .expect("mail-" + number, "");
    }

    private static int aboveQuota(Lab lab) {
        return lab.admin()
                .get("/actuator/health")
                .at("/components/mailbox/details/mailsAboveQuota")
                .asInt();
    }
}
