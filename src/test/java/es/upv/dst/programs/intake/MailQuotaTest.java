// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.intake;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.programs.Program.AssignmentBasis;
import es.upv.dst.programs.intake.StudentMatcher.SenderMatch;
import es.upv.dst.roster.Dni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Tests how many mails with programs are stored in a day. */
class MailQuotaTest {

    private static final Optional<SenderMatch> STRANGER = Optional.empty();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-05-01T10:00:00Z"));
    private final MailQuota quota = new MailQuota(20, now::get);

    @Test
    void mailsOfAStudent_areLimited_andTheLimitRefillsInADay() {
        assertThat(store(student(1), 100, 30)).isEqualTo(20);
        pass(Duration.ofHours(12));
        assertThat(store(student(1), 100, 30)).isEqualTo(10);
        pass(Duration.ofDays(2));
        assertThat(store(student(1), 100, 30)).isEqualTo(20);
    }

    @Test
    void sourceOfAStudent_isLimited() {
        assertThat(store(student(1), 200_000, 10)).isEqualTo(5);
        assertThat(store(student(2), 200_000, 1)).isEqualTo(1);
    }

    /** Anybody can write the DNI of a student into a mail. */
    @Test
    void mailsWithADni_doNotUseUpTheShareOfItsStudent() {
        var stored = 0;
        for (var number = 1; number <= 200; number++) {
            stored += store(Optional.of(new SenderMatch(dni(number), AssignmentBasis.DNI)), 100, 30);
        }
        assertThat(stored).isEqualTo(1_500);
        assertThat(store(student(1), 100, 30)).isEqualTo(20);
    }

    @Test
    void strangers_shareALimit_andStudentsDoNotWait() {
        assertThat(store(STRANGER, 0, 5_000)).isEqualTo(1_500);
        assertThat(store(student(1), 100, 1)).isEqualTo(1);
        pass(Duration.ofDays(1));
        assertThat(store(STRANGER, 200_000, 200)).isEqualTo(100);
        assertThat(store(student(1), 100, 1)).isEqualTo(1);
    }

    @Test
    void mailsOfAllStudents_areLimited() {
        var stored = 0;
        for (var number = 1; number <= 200; number++) {
            stored += store(student(number), 100, 20);
        }
        assertThat(stored).isEqualTo(3_000);
        pass(Duration.ofDays(1));
        assertThat(store(student(999), 100, 1)).isEqualTo(1);
    }

    private int store(Optional<SenderMatch> student, int characters, int mails) {
        var stored = 0;
        for (var mail = 0; mail < mails; mail++) {
            if (quota.allows(student, characters)) {
                quota.count(student, characters);
                stored++;
            }
        }
        return stored;
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private static Optional<SenderMatch> student(int number) {
        return Optional.of(new SenderMatch(dni(number), AssignmentBasis.ROSTER));
    }

    private static Dni dni(int number) {
        return new Dni("%08d".formatted(number));
    }
}
