// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import static es.upv.dst.fixture.Lab.dni;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AnonymousClient;
import es.upv.dst.fixture.Lab;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody goes through the numbers, whatever a caller says of where the call is from. */
class HelpRateLimitIT {

    private static final int PER_ADDRESS = 10;
    private static final int TRIES = 50;

    @TempDir
    Path folder;

    @Test
    void whoGoesThroughTheNumbersIsHeldUp() {
        try (var lab =
                Lab.embedded(folder, "--dst.help.per-address=" + PER_ADDRESS).enroll(TRIES)) {
            var answers = tries(lab.anonymous());
            // One more may have become due meanwhile, every six seconds.
            assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                    .hasSizeBetween(PER_ADDRESS, PER_ADDRESS + 3);
            assertThat(answers.getLast().statusCode()).isEqualTo(429);
            assertThat(answers.getLast().headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void behindAProxyWhoeverItNamesIsCounted() {
        try (var lab = Lab.embedded(
                        folder, "--dst.help.per-address=" + PER_ADDRESS, "--server.forward-headers-strategy=native")
                .enroll(TRIES)) {
            assertThat(tries(lab.anonymous())).allMatch(answer -> answer.statusCode() == 200);
        }
    }

    /** Each for another number with its own address, from one peer that says to be another each time. */
    private static List<HttpResponse<String>> tries(AnonymousClient visitor) {
        return IntStream.rangeClosed(1, TRIES)
                .mapToObj(number -> visitor.showSteps(
                        dni(number), "alumno" + number + "@example.org", "X-Forwarded-For", "192.0.2." + number))
                .toList();
    }
}
