// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The professor's side of HTTP: logged in as admin. */
public record Rest(int port) {

    public static final String PASSWORD = "correct horse battery staple";

    private static final String LOGIN =
            "Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(UTF_8));

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private static final int A_PAGE = 4_096;

    public JsonNode get(String path) {
        return JSON.readTree(exchange("GET", path, "application/json", "application/json", "")
                .body());
    }

    /** What the doctor says of each check that fails. */
    public Map<String, String> ailments() {
        return get("/api/doctor")
                .valueStream()
                .filter(found -> found.get("result").asString().equals("FAIL"))
                .collect(Collectors.toMap(
                        found -> found.get("check").asString(),
                        found -> found.get("advice").asString()));
    }

    public String text(String path, String type) {
        return exchange("GET", path, type, type, "").body();
    }

    public HttpResponse<String> post(String path, String json) {
        return exchange("POST", path, "application/json", "application/json", json);
    }

    /** What a student's program run by the professor tells. */
    public JsonNode flow(String dni) {
        var answer = post("/api/student-flow", applicant(dni));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
        return json(answer);
    }

    /** The body of such a call. */
    public static String applicant(String dni) {
        return """
                {"dni":"%s","name":"Eva","email":"eva@example.org"}""".formatted(dni);
    }

    /** Enrols students with the numbers 00000001 to the given one. */
    public void enrols(int students) {
        var csv = IntStream.rangeClosed(1, students)
                .mapToObj(number -> "%s,Alumno %d,alumno%d@example.org%n".formatted(Lab.dni(number), number, number))
                .collect(Collectors.joining("", "dni,name,email\n", ""));
        var answer = exchange("PUT", "/api/roster", "text/csv", "application/json", csv);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.body());
        }
    }

    /** What the health says of the connection to the broker. */
    public JsonNode mqttHealth() {
        return json(exchange("GET", "/actuator/health", "application/json", "application/json", ""))
                .at("/components/mqtt");
    }

    /** Whether this instance receives what students send. */
    public boolean isConnected() {
        return get("/api/status").at("/broker/connected").asBoolean();
    }

    /** Whether this instance is the leader. */
    public boolean isLeader() {
        return get("/api/status").at("/instance/role").asString().equals("leader");
    }

    /** All that the professor can see of the lab, but for when it was started, where its broker is, and which instance tells it. */
    public Map<String, String> everything() {
        var said = new TreeMap<String, String>();
        get("/api/status").forEachEntry((part, value) -> said.put(part, value.toString()));
        said.keySet().removeAll(List.of("startedAt", "broker", "instance"));
        for (var list : List.of("/api/roster", "/api/requests", "/api/submissions", "/api/mail")) {
            said.put(list, text(list, "text/csv"));
        }
        said.put("ok.txt", text("/api/submissions/ok.txt", "text/plain"));
        return said;
    }

    /** Who of them is in the certified list, line by line. */
    public List<String> certified() {
        return text("/api/submissions/ok.txt", "text/plain").lines().toList();
    }

    public HttpResponse<String> exchange(String method, String path, String type, String accept, String body) {
        try {
            return CLIENT.send(request(method, path, type, accept, body), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, String type, String accept, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", LOGIN)
                .header("Content-Type", type)
                .header("Accept", accept)
                .method(method, BodyPublishers.ofString(body))
                .build();
    }

    /** What a call by POST gives as a file. */
    public byte[] download(String path) {
        try {
            var answer = CLIENT.send(request("POST", path, "application/json", "*/*", ""), BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new AssertionError(new String(answer.body(), UTF_8));
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Asks by POST for a file, and reads nothing of it. */
    public Socket asksAndDoesNotRead(String path) throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(A_PAGE);
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.getOutputStream()
                .write("POST %s HTTP/1.1\r\nHost: lab\r\nAuthorization: %s\r\nContent-Length: 0\r\n\r\n"
                        .formatted(path, LOGIN)
                        .getBytes(UTF_8));
        return socket;
    }

    public static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }
}
