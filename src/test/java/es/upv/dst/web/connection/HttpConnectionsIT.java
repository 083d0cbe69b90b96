// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.SilentClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that connections on which nothing happens, or little, do not keep others out. */
class HttpConnectionsIT {

    private static final int PLACES = 40;
    private static final int MANY = 5 * PLACES;
    private static final String ATTACKER = "127.0.0.66";
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private static final String AUTHORIZATION = "Basic "
            + Base64.getEncoder().encodeToString(("admin:" + AdminClient.PASSWORD).getBytes(StandardCharsets.US_ASCII));

    @TempDir
    static Path folder;

    private static Lab lab;

    @BeforeAll
    static void start() {
        lab = Lab.embedded(folder, "--server.tomcat.max-connections=" + PLACES);
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GET / HT",
                "GET / HTTP/1.1\r\nHost: lab\r\nA: ",
                "POST /api/submissions HTTP/1.1\r\nHost: lab\r\nContent-Length: 1000\r\n\r\n{",
                "POST /help/message HTTP/1.1\r\nHost: lab\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                        + "Content-Length: 1000\r\n\r\nm="
            })
    void connectionsThatSendLittle_leavePlaces(String beginning) throws Exception {
        try (var clients = new SilentClients(lab.admin().port(), ATTACKER).open(MANY, beginning)) {
            assertThat(get("127.0.0.1", "/actuator/health/liveness")).isEqualTo(200);
            clients.drip();
            assertThat(get("127.0.0.1", "/api/roster")).isEqualTo(200);
            assertThat(get(ATTACKER, "/api/roster")).isEqualTo(200);
            assertThat(clients.open()).isLessThanOrEqualTo(PLACES / 2);
        }
    }

    @Test
    void connectionsOfManyAddresses_leavePlaces() throws Exception {
        try (var first = new SilentClients(lab.admin().port(), "127.0.0.67").open(PLACES / 2, "");
                var second = new SilentClients(lab.admin().port(), "127.0.0.68").open(PLACES / 2, "");
                var third = new SilentClients(lab.admin().port(), "127.0.0.69").open(PLACES / 2, "")) {
            assertThat(get("127.0.0.1", "/api/roster")).isEqualTo(200);
            assertThat(first.open() + second.open() + third.open()).isLessThanOrEqualTo(PLACES * 3 / 4);
        }
    }

    @Test
    void uploadOfTheAdmin_isNotClosedForOthersOfItsAddress() throws Exception {
        var roster = "dni,name,email\n00000001,Eva,eva@example.org\n";
        try (var upload = new Socket(
                        InetAddress.getLoopbackAddress(), lab.admin().port(), InetAddress.ofLiteral(ATTACKER), 0);
                var clients = new SilentClients(lab.admin().port(), ATTACKER)) {
            logIn(upload);
            send(
                    upload,
                    "PUT /api/roster HTTP/1.1\r\nHost: lab\r\nAuthorization: %s\r\nContent-Type: text/csv\r\n"
                                    .formatted(AUTHORIZATION)
                            + "Connection: close\r\nContent-Length: %d\r\n\r\n".formatted(roster.length()));
            clients.open(MANY, "");
            await().until(() -> clients.open() <= PLACES / 2);
            send(upload, roster);
            assertThat(new String(upload.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("HTTP/1.1 200");
        }
    }

    @Test
    void silentConnection_isClosedSoon() throws Exception {
        try (var clients = new SilentClients(lab.admin().port(), ATTACKER).open(1, "GET / HT")) {
            assertThatNoException()
                    .isThrownBy(() -> await().atMost(Duration.ofSeconds(30)).until(() -> clients.open() == 0));
        }
    }

    private static void logIn(Socket socket) throws IOException {
        send(socket, "HEAD / HTTP/1.1\r\nHost: lab\r\nAuthorization: %s\r\n\r\n".formatted(AUTHORIZATION));
        var response = new StringBuilder();
        while (response.indexOf("\r\n\r\n") < 0) {
            response.append((char) socket.getInputStream().read());
        }
        assertThat(response).startsWith("HTTP/1.1 200");
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Sends a request of the admin from this address, and returns the status. */
    private static int get(String address, String path) throws Exception {
        try (var client = HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(address))
                .connectTimeout(AT_ONCE)
                .build()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + lab.admin().port() + path))
                    .timeout(AT_ONCE)
                    .header("Authorization", AUTHORIZATION)
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        }
    }
}
