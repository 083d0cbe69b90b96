// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.web.security.AdminAuthenticationProvider;
import es.upv.dst.web.security.AdminProperties;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Tests which paths require the admin, and that requests of other sites are refused. */
@SharedServer
@ExtendWith(OutputCaptureExtension.class)
class WebSecurityIT {

    private final HttpClients http;

    @Autowired
    WebSecurityIT(HttpClients http) {
        this.http = http;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void health_isPublic(String path) {
        // The lab becomes ready once it is subscribed, soon after the start.
        await().untilAsserted(() ->
                http.anonymous().get().uri(path).exchange().expectStatus().isOk());
        http.anonymous().head().uri(path).exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/roster",
                "/api/nothing",
                "/api/doctor",
                "/swagger-ui.html",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/actuator",
                "/actuator/health/db",
                "/error",
                "/help/nothing"
            })
    void otherPaths_requireTheAdmin(String path) {
        assertUnauthorized(http.anonymous(), path);
        // The address depends on the path, because ten wrong passwords block an address.
        var otherAddress = http.from("127.0.2." + path.length());
        assertUnauthorized(otherAddress.as("admin", "guessed"), path);
        assertUnauthorized(otherAddress.as("dst", "dst"), path);
    }

    @Test
    void healthDetails_areForTheAdminOnly() {
        var db = "$.components.db.details";
        http.anonymous()
                .get()
                .uri("/actuator/health")
                .exchange()
                .expectBody()
                .jsonPath("$.components.db.status")
                .isEqualTo("UP")
                .jsonPath(db)
                .doesNotExist();
        http.admin()
                .get()
                .uri("/actuator/health")
                .exchange()
                .expectBody()
                .jsonPath(db)
                .exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://elsewhere.example", "null", "http://localhost:1", "::"})
    void crossOriginPost_isForbidden(String origin) {
        http.admin()
                .post()
                .uri("/api/roster")
                .header("Origin", origin)
                .header("Accept", "text/html")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/roster", "/api/programs", "/", "/help/message"})
    void crossOriginUpload_isForbidden(String path) {
        http.admin()
                .post()
                .uri(path)
                .header("Origin", "http://elsewhere.example")
                .contentType(MediaType.parseMediaType("multipart/form-data; boundary=x"))
                .body(
                        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\ndni\r\n--x--\r\n")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    /** Reading is refused too, because another site could measure the response time. */
    @ParameterizedTest
    @CsvSource({
        "GET, cross-site, no-cors, image, 403",
        "GET, same-site, no-cors, script, 403",
        "GET, cross-site, navigate, iframe, 403",
        "POST, cross-site, navigate, document, 403",
        "GET, cross-site, navigate, document, 200",
        "GET, same-origin, cors, empty, 200",
        "GET, none, navigate, document, 200"
    })
    void crossSiteRequest_isForbidden_unlessItIsATopLevelGet(
            String method, String site, String mode, String dest, int status) {
        http.admin()
                .method(HttpMethod.valueOf(method))
                .uri("/api/roster")
                .header("Sec-Fetch-Site", site)
                .header("Sec-Fetch-Mode", mode)
                .header("Sec-Fetch-Dest", dest)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    @Test
    void crossOriginPreflight_isForbidden() {
        http.admin()
                .options()
                .uri("/api/roster")
                .header("Origin", "http://elsewhere.example")
                .header("Access-Control-Request-Method", "GET")
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectHeader()
                .doesNotExist("Access-Control-Allow-Origin");
    }

    @Test
    void response_setsNoCookie() {
        http.admin().get().uri("/api/roster").exchange().expectHeader().doesNotExist("Set-Cookie");
    }

    @Test
    void missingPassword_isGenerated_andLoggedOnce(CapturedOutput log) {
        var admin = new AdminAuthenticationProvider(new AdminProperties(" "), new SecureRandom());
        var logged = Pattern.compile("admin password: (\\S+) ").matcher(log.getOut());
        assertThat(logged.find()).isTrue();
        var login = UsernamePasswordAuthenticationToken.unauthenticated("admin", logged.group(1));
        assertThat(admin.authenticate(login).isAuthenticated()).isTrue();
        assertThat(logged.group(1)).hasSizeGreaterThan(14).matches("[a-z]+");
        assertThat(logged.find()).isFalse();
    }

    private static void assertUnauthorized(RestTestClient client, String path) {
        client.get()
                .uri(path)
                .header("Accept", "text/csv")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader()
                .valueMatches("WWW-Authenticate", "Basic .*");
    }
}
