// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** Tests the beans that {@link DstLab} declares. */
class DstLabTest {

    @Test
    void randomGenerator_isASecureRandom() {
        assertThat(new DstLab().random()).isInstanceOf(SecureRandom.class);
    }
}
