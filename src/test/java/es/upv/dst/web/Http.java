// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Callers of the server under test. */
@Lazy
@TestComponent
public class Http {

    static final String PASSWORD = "correct horse";

    private final int port;

    Http(Environment environment) {
        this.port = environment.getRequiredProperty("local.server.port", Integer.class);
    }

    public RestTestClient admin() {
        return as("admin", PASSWORD);
    }

    public RestTestClient as(String name, String password) {
        return anybody()
                .mutate()
                .defaultHeaders(headers -> headers.setBasicAuth(name, password))
                .build();
    }

    public RestTestClient anybody() {
        return RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    /** What the server says to these bytes, which need not be HTTP, until it hangs up. */
    String raw(String bytes) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
