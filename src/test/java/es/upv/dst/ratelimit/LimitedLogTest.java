// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class LimitedLogTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final InstantSource clock = now::get;
    private final LimitedLog log = new LimitedLog(LoggerFactory.getLogger(LimitedLogTest.class), clock);

    @Test
    void linesAboveTheLimit_areCounted(CapturedOutput output) {
        for (var line = 1; line <= 100; line++) {
            log.info("line " + line + ".");
        }
        assertThat(output.getOut()).contains("line 10.").doesNotContain("line 11.");
        now.set(Instant.EPOCH.plusSeconds(6));
        log.info("later");
        assertThat(output.getOut()).contains("later (90 more lines before it were omitted)");
    }

    @Test
    void lineOfAClient_isOneLine(CapturedOutput output) {
        log.info("client a\nb");
        assertThat(output.getOut()).contains("client a<U+000A>b");
    }
}
