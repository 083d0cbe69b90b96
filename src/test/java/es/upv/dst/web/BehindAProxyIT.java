// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.EntityExchangeResult;

/** As the lab is run for good: behind what ends TLS, with a hash in the place of the password. */
@SharedServer
@TestPropertySource(
        properties = {
            "dst.admin.password={bcrypt}$2a$10$OG9y.ZZ7arJc.hoLEzJvpumlGMpZ4eiSCCz9Zl2cPtlc9wlUTjayO",
            "server.forward-headers-strategy=native"
        })
class BehindAProxyIT {

    private final HttpClients http;

    @Autowired
    BehindAProxyIT(HttpClients http) {
        this.http = http;
    }

    @Test
    void whoeverTheProxyNamesIsHeldUpAndNobodyElse() {
        for (var time = 0; time < 10; time++) {
            assertThat(status("guess", "192.0.2.1")).isEqualTo(401);
            assertThat(status("guess", "2001:db8::" + time)).isEqualTo(401);
        }
        assertThat(status("guess", "192.0.2.1")).isEqualTo(429);
        assertThat(status("guess", "2001:db8::ffff")).isEqualTo(429);
        assertThat(status(HttpClients.PASSWORD, "192.0.2.1")).isEqualTo(429);
        assertThat(status(HttpClients.PASSWORD, "192.0.2.2")).isEqualTo(200);
    }

    @Test
    void theHashIsNoPassword() {
        assertThat(status("{bcrypt}$2a$10$OG9y.ZZ7arJc.hoLEzJvpumlGMpZ4eiSCCz9Zl2cPtlc9wlUTjayO", "192.0.2.3"))
                .isEqualTo(401);
        assertThat(status(HttpClients.PASSWORD + "!", "192.0.2.3")).isEqualTo(401);
        assertThat(status("x".repeat(5_000), "192.0.2.3")).isEqualTo(401);
        assertThat(status(HttpClients.PASSWORD, "192.0.2.3")).isEqualTo(200);
    }

    @Test
    void overTlsTheBrowserIsToldToStayThere() {
        assertThat(call(HttpClients.PASSWORD, "192.0.2.4", "https")
                        .getResponseHeaders()
                        .getFirst("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
    }

    private int status(String password, String address) {
        return call(password, address, "http").getStatus().value();
    }

    private EntityExchangeResult<byte[]> call(String password, String address, String scheme) {
        return http.as("admin", password)
                .get()
                .uri("/api/roster")
                .header("X-Forwarded-For", address)
                .header("X-Forwarded-Proto", scheme)
                .exchange()
                .expectBody()
                .returnResult();
    }
}
