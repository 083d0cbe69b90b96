// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.EntityExchangeResult;

/** Tests a lab behind a proxy that terminates TLS, with a bcrypt hash as the configured password. */
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
    void wrongPasswords_blockTheForwardedAddressOnly() {
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
    void passwordHash_isNotAPassword() {
        assertThat(status("{bcrypt}$2a$10$OG9y.ZZ7arJc.hoLEzJvpumlGMpZ4eiSCCz9Zl2cPtlc9wlUTjayO", "192.0.2.3"))
                .isEqualTo(401);
        assertThat(status(HttpClients.PASSWORD + "!", "192.0.2.3")).isEqualTo(401);
        assertThat(status("x".repeat(5_000), "192.0.2.3")).isEqualTo(401);
        assertThat(status(HttpClients.PASSWORD, "192.0.2.3")).isEqualTo(200);
    }

    @Test
    void responseOverTls_hasStrictTransportSecurity() {
        assertThat(exchange(HttpClients.PASSWORD, "192.0.2.4", "https")
                        .getResponseHeaders()
                        .getFirst("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
    }

    private int status(String password, String address) {
        return exchange(password, address, "http").getStatus().value();
    }

    private EntityExchangeResult<byte[]> exchange(String password, String address, String scheme) {
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
