// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.status;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The log line after the start. */
@ExtendWith(OutputCaptureExtension.class)
class StartupLogIT {

    private static final Pattern LINE =
            Pattern.compile("dst-lab \\S+ has started: student page http://localhost:(\\d+)/,"
                    + " dashboard http://localhost:\\d+/dashboard,"
                    + " REST API http://localhost:(\\d+)/swagger-ui\\.html, broker tcp://[^:]+:(\\d+)");

    @TempDir
    Path folder;

    @Test
    void start_logsTheAddressesOfPageApiAndBroker(CapturedOutput output) {
        try (var lab = Lab.embedded(folder)) {
            var line = LINE.matcher(output.getOut());
            assertThat(line.find()).as(output.getOut()).isTrue();
            assertThat(line.group(1))
                    .isEqualTo(line.group(2))
                    .isEqualTo(String.valueOf(lab.admin().port()));
            assertThat(line.group(3)).isEqualTo(String.valueOf(lab.brokerPort()));
        }
    }
}
