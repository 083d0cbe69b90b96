// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.programs.mailbox.Mailbox.MailId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests when a mail that failed is tried again, and that mails that are gone are forgotten. */
class FailedMailsTest {

    private static final MailId MAIL = new MailId(1, 7);

    private Instant now = Instant.EPOCH;
    private final FailedMails failures = new FailedMails(Duration.ofSeconds(30), () -> now);

    @Test
    void eachFailure_triplesThePause_upToAnHour() {
        for (var seconds : List.of(30, 90, 270, 810, 2_430, 3_600, 3_600)) {
            assertThat(failures.isDue(MAIL)).isTrue();
            failures.add(MAIL);
            now = now.plusSeconds(seconds - 1);
            assertThat(failures.isDue(MAIL)).isFalse();
            now = now.plusSeconds(1);
        }
        assertThat(failures.isDue(MAIL)).isTrue();
        assertThat(failures.count(MAIL)).isEqualTo(7);
    }

    @Test
    void lostConnection_isTheFaultOfTheMail_onlyIfAnotherMailWasDeliveredMeanwhile() {
        for (var time = 1; time <= 3; time++) {
            failures.addConnectionLoss(MAIL);
        }
        assertThat(failures.count(MAIL)).isZero();
        assertThat(failures.attempts(MAIL)).isEqualTo(3);
        failures.addDelivery();
        failures.addConnectionLoss(MAIL);
        failures.addConnectionLoss(MAIL);
        assertThat(failures.count(MAIL)).isEqualTo(1);
    }

    @Test
    void endsOfTheLab_delayAllMails_apartFromTheFirst_upToAnHour() {
        failures.pauseAfterEnds(1);
        assertThat(failures.isDue(MAIL)).isTrue();
        failures.pauseAfterEnds(2);
        assertThat(failures.isDue(MAIL)).isFalse();
        now = now.plus(Duration.ofMinutes(10));
        assertThat(failures.isDue(MAIL)).isTrue();
        failures.pauseAfterEnds(100);
        assertThat(failures.isDue(MAIL)).isFalse();
        now = now.plus(Duration.ofHours(1));
        assertThat(failures.isDue(MAIL)).isTrue();
    }

    @Test
    void mailThatIsGone_isForgotten() {
        failures.add(MAIL);
        failures.retain(List.of(MAIL));
        assertThat(failures.count(MAIL)).isEqualTo(1);
        failures.retain(List.of(new MailId(1, 8)));
        assertThat(failures.count(MAIL)).isZero();
    }

    @Test
    void sameNumberAfterTheFolderWasNumberedAnew_isAnotherMail() {
        failures.add(MAIL);
        assertThat(failures.count(new MailId(2, 7))).isZero();
    }
}
