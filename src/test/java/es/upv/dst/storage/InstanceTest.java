// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the limits of the instance settings. Logs and tables contain the name, so it has no special characters. */
class InstanceTest {

    private static final Duration FAILOVER = Duration.ofSeconds(3);

    @ParameterizedTest
    @ValueSource(strings = {"one/two", "one:two", "#", "+", "ñ", "one two", "123456789012345678901234567890123"})
    void invalidInstanceName_isRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instance(name, FAILOVER))
                .withMessageContaining("dst.instance.name");
    }

    @Test
    void failoverBelowTheMinimum_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instance("one", FAILOVER.minusMillis(1)))
                .withMessageContaining("dst.instance.failover");
    }

    @Test
    void onlyInstance_needsNoName() {
        assertThat(new Instance("", FAILOVER).isClustered()).isFalse();
        assertThat(new Instance(" one ", FAILOVER).name()).isEqualTo("one");
    }
}
