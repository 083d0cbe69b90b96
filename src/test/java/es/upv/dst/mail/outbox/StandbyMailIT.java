// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Mosquitto;
import es.upv.dst.fixture.SmtpServer;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The leader knows when students are served, and sends the mails; a standby that sent them would slow it down. */
@Tag("postgresql")
class StandbyMailIT {

    private static final int ALL = 40;

    @TempDir
    Path folder;

    @Test
    void mails_areSentByTheLeaderAlone_andByTheNextOneOnceItHasEnded() {
        try (var broker = Mosquitto.in(folder.resolve("broker")).start();
                var mailsOfOne = new SmtpServer();
                var mailsOfOther = new SmtpServer();
                var one = lab(broker, mailsOfOne, "one").awaitConnected().enroll(ALL);
                var other = lab(broker, mailsOfOther, "other")) {
            certify(one);
            await().until(() -> mailsOfOne.received().size() == ALL);
            assertThat(mailsOfOther.received()).isEmpty();
            one.stop();
            await().until(() -> other.admin().isLeader());
            certify(other);
            await().until(() -> mailsOfOther.received().size() == ALL);
        }
    }

    private Lab lab(Mosquitto broker, SmtpServer mails, String name) {
        return Lab.on(broker, folder, mails.settings("--dst.instance.name=" + name));
    }

    private static void certify(Lab lab) {
        IntStream.rangeClosed(1, ALL).forEach(number -> {
            try (var student = lab.student(number)) {
                assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
            }
        });
    }
}
