// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody without an account, at the lab's pages. */
public record Visitor(int port) {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** @param headers names and values in turn */
    public HttpResponse<String> call(String method, String path, String... headers) {
        return send(request(path, headers).method(method, BodyPublishers.noBody()));
    }

    /** The page in Spanish. */
    public String page() {
        return call("GET", "/").body();
    }

    /** Sends a form as a browser does. */
    public HttpResponse<String> form(String path, Map<String, String> fields, String... headers) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends a file of so many characters. */
    public HttpResponse<String> uploads(String path, int length) {
        var head = "--x\r\nContent-Disposition: form-data; name=payload; filename=x\r\n\r\n";
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(head + "x".repeat(length) + "\r\n--x--\r\n")));
    }

    /** The page with what is wrong with a message. */
    public String checks(String topic, String payload) {
        var answer = form("/help/message", Map.of("topic", topic, "payload", payload));
        if (answer.statusCode() != 200) {
            throw new AssertionError(payload + " was answered with " + answer.body());
        }
        return answer.body();
    }

    /** The page with what has come from a student. */
    public HttpResponse<String> asks(String dni, String email, String... headers) {
        return form("/help/steps", Map.of("dni", dni, "email", email), headers);
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
