// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
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

    /** The example for nginx in docs/operations.md sends no X-Forwarded-Port. */
    @ParameterizedTest
    @CsvSource({"http, X-Other", "https, X-Other", "https, X-Forwarded-Host"})
    void proxyAtAnotherPort_keepsItsPort(String scheme, String header) {
        var host = header.equals("X-Other") ? "127.0.0.1:" + http.port() : "lab.example.org:8443";
        var lab = scheme + "://" + host;
        var description = http.admin()
                .get()
                .uri("/v3/api-docs")
                .header("X-Forwarded-Proto", scheme)
                .header(header, host)
                .exchange();
        description.expectBody().jsonPath("$.servers[0].url").isEqualTo(lab);
        http.anonymous()
                .post()
                .uri("/help/message")
                .header("X-Forwarded-Proto", scheme)
                .header(header, host)
                .header("Origin", lab)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("topic=salon&payload=x")
                .exchange()
                .expectStatus()
                .isOk();
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
