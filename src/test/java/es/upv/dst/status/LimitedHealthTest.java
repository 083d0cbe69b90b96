// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class LimitedHealthTest {

    @Test
    void errorOfAnIndicator_isDownWithTheError_andTheNextCheckBegins() {
        var calls = new AtomicInteger();
        var health = new LimitedHealth(
                () -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new NoClassDefFoundError("org/example/Driver");
                    }
                    return Health.up().build();
                },
                () -> {});
        var first = health.health();
        assertThat(first.getStatus()).isEqualTo(Status.DOWN);
        assertThat(first.getDetails().get("error")).asString().contains("NoClassDefFoundError: org/example/Driver");
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
}
