// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class WebServerFailureAnalyzerTest {

    @Test
    void portInUse_isToldWithItsVariable() {
        var failure = new PortInUseException(8080);
        var analysis = requireNonNull(new WebServerFailureAnalyzer().analyze(failure, failure));
        assertThat(analysis.getDescription()).contains("port 8080 of SERVER_PORT");
        assertThat(analysis.getAction()).contains("set SERVER_PORT to another port");
    }
}
