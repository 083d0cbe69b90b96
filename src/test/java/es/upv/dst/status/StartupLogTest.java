// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.status;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.LabBroker;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.mock.env.MockEnvironment;

/** Tests the URL that is logged for settings of the web server that other tests do not use. */
@ExtendWith(OutputCaptureExtension.class)
class StartupLogTest {

    private final ServerProperties server = new ServerProperties();

    @Test
    void webServerWithTls_isLoggedWithHttps(CapturedOutput output) {
        server.setSsl(Ssl.forBundle("web"));
        log();
        assertThat(output)
                .contains(
                        "student page https://localhost:8443/, dashboard https://localhost:8443/dashboard, REST API https://localhost:8443/swagger-ui.html");
    }

    @Test
    void ipv6Address_isLoggedInBrackets(CapturedOutput output) {
        server.setAddress(InetAddress.ofLiteral("::1"));
        log();
        assertThat(output).contains("student page http://[0:0:0:0:0:0:0:1]:8443/");
    }

    @Test
    void wildcardAddress_isLoggedAsLocalhost(CapturedOutput output) {
        server.setAddress(InetAddress.ofLiteral("0.0.0.0"));
        log();
        assertThat(output).contains("student page http://localhost:8443/");
    }

    private void log() {
        var build = new BuildInfo(new StaticListableBeanFactory().getBeanProvider(BuildProperties.class));
        var broker = new LabBroker("tcp://127.0.0.1:1883", true, "teacher", "secret");
        var environment = new MockEnvironment().withProperty("local.server.port", "8443");
        new StartupLog(build, broker, server, environment).logAddresses();
    }
}
