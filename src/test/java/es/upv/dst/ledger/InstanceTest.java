// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Its name stands in a client id, a filter and the names of deliveries, so nothing that means something there is in it. */
@Tag("no-lab")
class InstanceTest {

    private static final Duration MISSED = Duration.ofSeconds(3);

    @ParameterizedTest
    @ValueSource(strings = {"one/two", "one:two", "#", "+", "ñ", "one two", "123456789012345678901234567890123"})
    void whatWouldMeanSomethingElseIsNoName(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instance(name, MISSED))
                .withMessageContaining("dst.instance.name");
    }

    @Test
    void whoeverIsMissedTooSoonWouldBeMissedWhileItIsThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Instance("one", MISSED.minusMillis(1)))
                .withMessageContaining("dst.instance.missed");
    }

    @Test
    void whatTwoOfThemHaveHasTwoNamesAndTheOnlyOneNeedsNone() {
        var one = new Instance(" one ", MISSED);
        assertThat(one.own("7"))
                .isEqualTo("one:7")
                .isNotEqualTo(one.other("other").own("7"));
        assertThat(new Instance("", MISSED).own("7")).isEqualTo("7");
    }
}
