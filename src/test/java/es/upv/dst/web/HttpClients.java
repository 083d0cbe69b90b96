// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** HTTP clients of the server under test. */
@Lazy
@TestComponent
public class HttpClients {

    public static final String PASSWORD = "correct horse";

    private final int port;
    private final String address;

    @Autowired
    HttpClients(Environment environment) {
        this(environment.getRequiredProperty("local.server.port", Integer.class), "127.0.0.1");
    }

    HttpClients(int port, String address) {
        this.port = port;
        this.address = address;
    }

    /** Clients that connect from another loopback address, which begins with 127. */
    HttpClients from(String other) {
        return new HttpClients(port, other);
    }

    public RestTestClient admin() {
        return as("admin", PASSWORD);
    }

    public RestTestClient as(String name, String password) {
        return anonymous()
                .mutate()
                .defaultHeaders(headers -> headers.setBasicAuth(name, password))
                .build();
    }

    public RestTestClient anonymous() {
        var client = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(address))
                .build();
        return RestTestClient.bindToServer(new JdkClientHttpRequestFactory(client))
                .baseUrl(site())
                .build();
    }

    /** Sends a POST request with a JSON body, which need not be valid. */
    public static ResponseSpec postJson(RestTestClient client, String path, String json) {
        return client.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .body(json)
                .exchange();
    }

    public int port() {
        return port;
    }

    /** The base URL of the server. */
    String site() {
        return "http://127.0.0.1:" + port;
    }

    /** Sends a body of the admin, of a media type that need not be one, and returns the response. */
    public String put(String path, String type, String body) throws IOException {
        return raw("""
                PUT %s HTTP/1.1
                Host: localhost
                Authorization: Basic %s
                Content-Type: %s
                Content-Length: %d
                Connection: close

                """.formatted(path, HttpHeaders.encodeBasicAuth("admin", PASSWORD, null), type, body.length())
                        .replace("\n", "\r\n")
                + body);
    }

    /** Sends these bytes, which need not be HTTP, and returns the response until the server closes the connection. */
    String raw(String bytes) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
