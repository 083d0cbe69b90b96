// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackgroundThrottleTest {

    private static final Duration PIECE = Duration.ofMillis(3);

    @Test
    void busyLab_getsSevenEighthsOfTheTime() {
        var throttle = new BackgroundThrottle(() -> true);
        var startNanos = System.nanoTime();
        for (var piece = 0; piece < 10; piece++) {
            workFor(PIECE);
            throttle.pauseIfBusy();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - startNanos)).isGreaterThan(PIECE.multipliedBy(10 * 7));
    }

    private static void workFor(Duration time) {
        var endNanos = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < endNanos) {
            Thread.onSpinWait();
        }
    }
}
