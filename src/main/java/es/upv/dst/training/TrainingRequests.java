// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;

/** The HTTP requests of a training: those of the first minutes of a class. */
final class TrainingRequests {

    /** Enough that each path of the code for messages runs, few enough for one that may open 1024 files. */
    private static final int STUDENTS = 50;

    private static final String REHEARSAL = "{\"students\":%d,\"seconds\":1}".formatted(STUDENTS);
    private static final List<String> PAGES = List.of(
            "/",
            "/login",
            "/api/status",
            "/api/requests",
            "/api/submissions",
            "/api/roster",
            "/api/doctor",
            "/actuator/health",
            "/actuator/prometheus");
    private static final long PAUSE_MILLIS = 50;

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final String authorization;

    TrainingRequests(int port, String password) {
        this.port = port;
        this.authorization = "Basic " + Base64.getEncoder().encodeToString(("admin:" + password).getBytes(UTF_8));
    }

    /** Waits until the lab receives messages. It does not matter if a student is not served on a busy machine. */
    void send() throws IOException, InterruptedException {
        while (get("/actuator/health/readiness").statusCode() != 200) {
            Thread.sleep(PAUSE_MILLIS);
        }
        for (var page : PAGES) {
            get(page);
        }
        send(request("/api/rehearsal")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(REHEARSAL)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
