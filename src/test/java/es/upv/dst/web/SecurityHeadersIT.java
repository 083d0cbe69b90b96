// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Browser;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** Tests that every response has the security headers, whatever the request, the client and the status. */
@SharedServer
class SecurityHeadersIT {

    private static final Map<String, String> EXPECTED = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; .*base-uri 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "same-origin",
            "Permissions-Policy",
            "camera=\\(\\), .*",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-store|max-age=60, private");

    private final HttpClients http;
    private final List<RequestMappingInfoHandlerMapping> mappings;

    @Autowired
    SecurityHeadersIT(HttpClients http, List<RequestMappingInfoHandlerMapping> mappings) {
        this.http = http;
        this.mappings = mappings;
    }

    @Test
    void everyEndpoint_hasSecurityHeaders() {
        var requests = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(SecurityHeadersIT::requests)
                // A stream does not end. EventsIT tests its headers.
                .filter(request -> !request.equals("GET /api/events"))
                .toList();
        assertThat(requests).contains("GET /api/roster", "PUT /api/roster", "GET /actuator/health", "GET /error");
        for (var request : requests) {
            assertHeaders(http.anonymous(), request);
            assertHeaders(http.admin(), request);
        }
    }

    /** Each method with each path, with 1 for a variable; the requests have no body, so they change nothing. */
    private static Stream<String> requests(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return (methods.isEmpty() ? Stream.of(RequestMethod.GET) : methods.stream())
                .flatMap(method -> mapping.getPatternValues().stream()
                        .map(path -> method + " " + path.replaceAll("\\{[^}]*}|\\*\\*", "1")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /help.css",
                "GET /swagger-ui.html",
                "GET /swagger-ui/index.html",
                "GET /swagger-ui/swagger-ui.css",
                "GET /nothing",
                "HEAD /",
                "OPTIONS /api/roster"
            })
    void staticAndUnknownPaths_haveSecurityHeaders(String request) {
        assertHeaders(http.anonymous(), request);
        assertHeaders(http.admin(), request);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/roster?page=x, 400",
        "GET /api/nothing, 404",
        "DELETE /api/roster, 405",
        "PUT /api/course, 415",
        "GET /faulty, 500"
    })
    void errorResponses_haveSecurityHeaders(String request, int status) {
        assertThat(assertHeaders(http.admin(), request)).isEqualTo(status);
    }

    @Test
    void blockedClient_getsSecurityHeaders() {
        var client = http.from("127.0.3.1").as("admin", "guess");
        var statuses = Stream.generate(() -> assertHeaders(client, "GET /api/roster"));
        assertThat(statuses.limit(15)).contains(401, 429);
    }

    @Test
    void crossSiteRequest_getsSecurityHeaders() {
        var crossSite = http.admin().mutate().defaultHeader("Origin", "null").build();
        assertThat(assertHeaders(crossSite, "GET /api/roster")).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET //x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "GET /x;y HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                "PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n"
            })
    void malformedHttp_getsSecurityHeaders(String bytes) throws IOException {
        var head = http.raw(bytes).split("\r\n\r\n")[0];
        EXPECTED.forEach((name, value) -> assertThat(head).containsPattern("\n" + name + ": (" + value + ")(\r|$)"));
    }

    @Test
    void swaggerUi_runsInABrowser() {
        try (var window = Browser.at(http.site()).logIn("admin", HttpClients.PASSWORD)) {
            window.open("/swagger-ui/index.html");
            await().untilAsserted(() -> assertThat(window.text("#swagger-ui")).contains("/api/roster", "/api/status"));
            window.click("[data-path='/api/status']");
            await().ignoreExceptions().untilAsserted(() -> window.click(".try-out__btn"));
            await().ignoreExceptions().untilAsserted(() -> window.click(".execute"));
            await().ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(window.text(".live-responses-table")).contains("200", "startedAt"));
            assertThat(window.consoleErrors()).noneMatch(message -> message.contains("Content Security Policy"));
        }
    }

    /** Sends the request, checks the headers, and returns the status. */
    private static int assertHeaders(RestTestClient client, String request) {
        var result = client.method(HttpMethod.valueOf(request.split(" ")[0]))
                .uri(request.split(" ")[1])
                .exchange()
                .returnResult();
        assertHeadersOf(request + " " + result.getStatus(), result.getResponseHeaders());
        return result.getStatus().value();
    }

    private static void assertHeadersOf(String request, HttpHeaders headers) {
        EXPECTED.forEach((name, value) -> assertThat(headers.getOrEmpty(name))
                .as(request + " " + name)
                .singleElement()
                .asString()
                .matches(value)
                .doesNotContain("unsafe"));
        assertThat(headers.headerNames())
                .as(request)
                .doesNotContain("Server", "Access-Control-Allow-Origin", "Strict-Transport-Security");
        if (!request.contains(" /dashboard")) {
            assertThat(headers.headerNames()).as(request).doesNotContain("Set-Cookie");
        }
    }
}
