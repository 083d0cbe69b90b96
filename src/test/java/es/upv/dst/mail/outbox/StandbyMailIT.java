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

/**
 * Tests that only the leader sends mails: it knows when it serves students, and mails of a standby would slow it down.
 */
@Tag("postgresql")
class StandbyMailIT {

    private static final int STUDENTS = 40;

    @TempDir
    Path folder;

    @Test
    void mails_areSentByTheLeader_andByTheNextLeaderAfterItStops() {
        try (var broker = Mosquitto.in(folder.resolve("broker")).start();
                var mailsOfLeader = new SmtpServer();
                var mailsOfStandby = new SmtpServer();
                var leader = lab(broker, mailsOfLeader, "one").awaitConnected().enroll(STUDENTS);
                var standby = lab(broker, mailsOfStandby, "other")) {
            certify(leader);
            await().until(() -> mailsOfLeader.received().size() == STUDENTS);
            assertThat(mailsOfStandby.received()).isEmpty();
            leader.stop();
            await().until(() -> standby.admin().isLeader());
            certify(standby);
            await().until(() -> mailsOfStandby.received().size() == STUDENTS);
        }
    }

    private Lab lab(Mosquitto broker, SmtpServer smtp, String name) {
        return Lab.on(broker, folder, smtp.settings("--dst.instance.name=" + name));
    }

    private static void certify(Lab lab) {
        IntStream.rangeClosed(1, STUDENTS).forEach(number -> {
            try (var student = lab.student(number)) {
                assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
            }
        });
    }
}
