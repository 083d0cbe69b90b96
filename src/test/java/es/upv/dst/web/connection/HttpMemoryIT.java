// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.LabProcess;
import es.upv.dst.fixture.SilentClients;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that bodies of strangers leave memory for the class, with a heap of 256 MB. */
class HttpMemoryIT {

    private static final int MANY = 1_000;
    private static final int UPLOADS = 100;
    private static final int UPLOAD_BYTES = 4_900_000;
    private static final long ENDLESS_BYTES = 300_000_000;
    private static final List<String> ADDRESSES = List.of("127.0.0.66", "127.0.0.67");

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

    @TempDir
    static Path folder;

    private static LabProcess lab;

    @BeforeAll
    static void start() throws IOException {
        lab = new LabProcess(folder, "-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    }

    @AfterAll
    static void stop() throws IOException {
        lab.close();
    }

    @Test
    void formsThatAreNotSentCompletely_leaveMemory() throws IOException {
        var beginning = "POST /help/message HTTP/1.1\r\nHost: lab\r\n" + FORM + "Content-Length: 64000\r\n\r\nm="
                + "x".repeat(60_000);
        try (var first = new SilentClients(lab.admin().port(), ADDRESSES.getFirst());
                var second = new SilentClients(lab.admin().port(), ADDRESSES.getLast())) {
            first.open(MANY, beginning);
            second.open(MANY, beginning);
            assertServed();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET /api/status", "POST /help/message", "POST /dashboard/login", "PUT /"})
    void uploadsOfStrangers_leaveMemory(String call) throws IOException {
        var beginning = call + " HTTP/1.1\r\nHost: lab\r\nContent-Type: multipart/form-data; boundary=x\r\n"
                + "Content-Length: 5000000\r\n\r\n--x\r\nContent-Disposition: form-data; name=\"lang\"; filename=\"a\""
                + "\r\n\r\n" + "x".repeat(UPLOAD_BYTES);
        try (var clients = new SilentClients(lab.admin().port(), ADDRESSES.getFirst())) {
            clients.open(UPLOADS, beginning);
            assertServed();
        }
    }

    /** Spring reads the forms of these methods itself, unless that is switched off. */
    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH", "DELETE"})
    void endlessFormOfAStranger_leavesMemory(String method) throws IOException {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), lab.admin().port(), InetAddress.ofLiteral(ADDRESSES.getFirst()), 0)) {
            var head = method + " / HTTP/1.1\r\nHost: lab\r\n" + FORM + "Content-Length: " + ENDLESS_BYTES + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(US_ASCII));
            send(socket);
        }
        assertServed();
    }

    private static void send(Socket socket) {
        var part = "x".repeat(100_000).getBytes(US_ASCII);
        try {
            for (var sent = 0L; sent < ENDLESS_BYTES; sent += part.length) {
                socket.getOutputStream().write(part);
            }
        } catch (IOException closed) {
            // By the lab.
        }
    }

    private static void assertServed() {
        try (var student = lab.student(1)) {
            assertThat(student.submitAndAwaitVerdict(student.requestCode())).endsWith(";ACCEPTED");
        }
        await().until(() -> lab.admin().get("/api/status").has("codes"));
        assertThat(lab.isAlive()).isTrue();
    }
}
