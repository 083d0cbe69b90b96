// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.JumpingClock;
import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the limit of wrong passwords does not depend on the clock of the machine, which can be set. */
class ClockJumpIT {

    private static final int LIMIT = 10;

    @TempDir
    Path folder;

    @Test
    void addressWithManyWrongPasswords_isBlockedForHalfAMinute_whateverTheClock() {
        try (var lab = Lab.embedded(folder, JumpingClock.SETTING)) {
            var guesser = new HttpClients(lab.admin().port(), "127.0.1.9");
            for (var time = 0; time < LIMIT; time++) {
                guess(guesser, 401);
            }
            guess(guesser, 429);
            lab.bean(JumpingClock.class).jump(Duration.ofHours(1));
            guess(guesser, 429);
            lab.bean(JumpingClock.class).jump(Duration.ofHours(-2));
            assertThat(guess(guesser, 429)).isLessThan(32);
        }
    }

    /** Returns after how many seconds another attempt is allowed, or 0. */
    private static int guess(HttpClients guesser, int status) {
        var response = guesser.as("admin", "guess")
                .get()
                .uri("/api/roster")
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .returnResult();
        var seconds = response.getResponseHeaders().getFirst("Retry-After");
        return seconds == null ? 0 : Integer.parseInt(seconds);
    }
}
