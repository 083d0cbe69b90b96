// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.ClientRole;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArtemisSessionsTest {

    /** The time begins anew at each start, and the lab may be started each day. */
    @Test
    void loadedSessionOfAStudent_endsWithinADay_andThatOfTheLabDoesNot() {
        assertThat(expiry(ClientRole.ANONYMOUS)).isEqualTo(Duration.ofMinutes(5));
        assertThat(expiry(ClientRole.STUDENT)).isEqualTo(Duration.ofHours(1));
        assertThat(expiry(ClientRole.TEACHER)).isEqualTo(Duration.ofDays(7));
    }

    private static Duration expiry(ClientRole role) {
        return Duration.ofSeconds(ArtemisSessions.loadedExpirySeconds(role));
    }
}
