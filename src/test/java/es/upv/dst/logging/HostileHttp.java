// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.logging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Requests that Tomcat, Spring or the lab cannot read, or that look so. */
final class HostileHttp {

    private static final List<String> PATHS = List.of(
            "/",
            "/dashboard",
            "/dashboard/login",
            "/api/status",
            "/api/roster",
            "/dashboard/nothing",
            "/actuator/prometheus");

    private static final List<String> ORIGINS = List.of(
            "http://x:y",
            "http://x:-1",
            "http://x:99999999999",
            "http://x:{1}",
            "http://x y",
            "http://%zz",
            "http://[::1",
            "http://12345678Z:eva");

    private static final List<String> HEADERS = List.of(
            "12345678Z eva@example.org: x",
            "x(12345678Z): x",
            "12345678Z",
            "12345678Z\u0001: 93729",
            "a: b\0c",
            "a: b\r\n 12345678Z",
            "Content-Length: x",
            "Content-Length: 1\r\nContent-Length: 2",
            "Content-Length: 3\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: x",
            "Expect: x",
            "Host: a",
            "Cookie: \u00c3\u00b1=\u00e2",
            "Cookie: 12345678Z(=x; a\u0001=b",
            "Cookie: dst-lab-session=12345678Z",
            "Cookie: " + "a=b; ".repeat(300),
            "Authorization: Basic !!!",
            "Authorization: Basic MTIzNDU2Nzg6eA==",
            "Content-Type: garbage",
            "Content-Type: multipart/form-data",
            "Content-Type: text/html;charset=nonsense",
            "Accept:",
            "Accept: garbage",
            "Accept: text/html;q=x",
            "Range: bytes=9999999999999999999999-",
            "If-Modified-Since: x",
            "If-None-Match: \"",
            "Last-Event-ID: x",
            "Upgrade: h2c\r\nHTTP2-Settings: x",
            "X-Forwarded-Host: x:y",
            "X-Forwarded-Port: abc",
            "Forwarded: host=\"x:y\";for=\"[::\"",
            "Referer: ::::",
            "Host2: " + "x".repeat(20_000),
            "h: x\r\n".repeat(300) + "a: b");

    private static final List<String> QUERIES =
            List.of("%00=1", "a=%00", "%zz=12345678Z", "%E2%82=1", "lang=%00", "a=" + "x".repeat(7_000));

    private static final List<String> START_LINES = List.of(
            "NONSENSE 12345678Z eva@example.org 93729",
            "\0\1garbage",
            "PRI * HTTP/2.0",
            "\u0016\u0003\u0001\u0002\0\1\0",
            "GET / HTTP/9.9",
            "GET /\rHTTP/1.1",
            "TRACE / HTTP/1.1",
            "CONNECT x:1 HTTP/1.1",
            "12345678Z / HTTP/1.1",
            "GET /..;/api/roster HTTP/1.1",
            "GET /%2e%2e%2f HTTP/1.1",
            "GET /api%2froster HTTP/1.1",
            "GET /%ff HTTP/1.1",
            "GET /;jsessionid=12345678Z HTTP/1.1",
            "GET /\\ HTTP/1.1",
            "GET http://x:y/ HTTP/1.1",
            "GET /" + "x".repeat(9_000) + " HTTP/1.1",
            "GET /dashboard/" + "a/".repeat(3_000) + " HTTP/1.1");

    private HostileHttp() {}

    static Stream<byte[]> all() {
        var origins = ORIGINS.stream().map(origin -> "Origin: " + origin);
        var headers = Stream.concat(origins, HEADERS.stream())
                .flatMap(header -> PATHS.stream().map(path -> request("GET " + path + " HTTP/1.1", header)));
        var queries = QUERIES.stream()
                .flatMap(query -> PATHS.stream().map(path -> request("GET " + path + "?" + query + " HTTP/1.1")));
        var lines = START_LINES.stream().map(HostileHttp::request);
        return Stream.of(headers, queries, lines, forms(), bodies()).flatMap(all -> all);
    }

    /** A body that is not what its type says, by each method and on each path. */
    private static Stream<byte[]> bodies() {
        var types = List.of(
                "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json", "text/csv");
        return Stream.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
                .flatMap(method -> PATHS.stream()
                        .flatMap(path -> types.stream()
                                .map(type -> request(
                                        method + " " + path + " HTTP/1.1",
                                        "Content-Type: " + type,
                                        "Content-Length: 5",
                                        "",
                                        "a=%zz"))));
    }

    /** Forms, with a body that is not what the headers say. */
    private static Stream<byte[]> forms() {
        var type = "Content-Type: application/x-www-form-urlencoded";
        return Stream.of("/dashboard/login", "/help/steps", "/help/message")
                .flatMap(path -> Stream.of(
                        request("POST " + path + " HTTP/1.1", type, "Content-Length: 5", "", "a=%zz"),
                        request("POST " + path + " HTTP/1.1", type, "Content-Length: 5", "", "%00=1"),
                        request("POST " + path + " HTTP/1.1", type, "Transfer-Encoding: chunked", "", "zz"),
                        request("POST " + path + " HTTP/1.1", "Content-Type: multipart/form-data", "Content-Length: 0"),
                        request("POST " + path + " HTTP/1.1", "Origin: http://x:y", "Content-Length: 0"),
                        request(
                                "POST " + path + " HTTP/1.1",
                                type,
                                "Content-Length: 1000011",
                                "",
                                "password=" + "x".repeat(1_000_002))));
    }

    /** Requests that a browser may send, and the lab has to answer. */
    static Stream<byte[]> readable() {
        var languages =
                String.join(",", IntStream.range(0, 12).mapToObj(n -> "x" + n).toList());
        return Stream.of(
                        "Accept-Language: es," + languages,
                        "Accept-Language: es;q=abc",
                        "Accept-Language: -",
                        "Accept-Language: " + "a,".repeat(3_000),
                        "Cookie: dst-lab-language=es_ES_%00",
                        "Cookie: dst-lab-language=es@eva",
                        "Cookie: REDIRECT_URI=aHR0cDovL2V2aWw6eHg=")
                .flatMap(header ->
                        Stream.of("/", "/dashboard/login").map(path -> request("GET " + path + " HTTP/1.1", header)));
    }

    private static byte[] request(String startLine, String... lines) {
        var head = startLine + "\r\nHost: x\r\nConnection: close\r\n";
        return (head + String.join("\r\n", lines) + (lines.length == 0 ? "\r\n" : "\r\n\r\n")).getBytes(ISO_8859_1);
    }
}
