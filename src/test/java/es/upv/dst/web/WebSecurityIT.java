// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.web.security.AdminAuthenticationProvider;
import es.upv.dst.web.security.AdminProperties;
import java.security.SecureRandom;
import java.time.InstantSource;
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
    void everybodySeesWhetherTheLabIsWell(String call) {
        // It is once students are heard, which is soon after the start.
        await().untilAsserted(() ->
                http.anonymous().get().uri(call).exchange().expectStatus().isOk());
        http.anonymous().head().uri(call).exchange().expectStatus().isOk();
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
    void everythingElseIsForTheAdmin(String call) {
        refused(http.anonymous(), call);
        // From elsewhere each, or they would be too many.
        var elsewhere = http.from("127.0.2." + call.length());
        refused(elsewhere.as("admin", "guessed"), call);
        refused(elsewhere.as("dst", "dst"), call);
    }

    @Test
    void healthNamesItsPartsToEverybodyAndItsDetailsToTheAdmin() {
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
    void aPageOfAnotherSiteCannotUseTheAdminsBrowser(String origin) {
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

    /** Not even to look at what comes back, of which the time that it takes may tell something. */
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
    void whatABrowserFetchesForAnotherSiteIsDeniedUnlessItIsALink(
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
    void noOtherSiteIsToldThatItMayRead() {
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
    void noCookieIsSet() {
        http.admin().get().uri("/api/roster").exchange().expectHeader().doesNotExist("Set-Cookie");
    }

    @Test
    void thePasswordIsDrawnAndPrintedOnceWhereNoneIsChosen(CapturedOutput log) {
        var admin =
                new AdminAuthenticationProvider(new AdminProperties(" "), new SecureRandom(), InstantSource.system());
        var printed = Pattern.compile("admin password: (\\S+) ").matcher(log.getOut());
        assertThat(printed.find()).isTrue();
        var login = UsernamePasswordAuthenticationToken.unauthenticated("admin", printed.group(1));
        assertThat(admin.authenticate(login).isAuthenticated()).isTrue();
        assertThat(printed.group(1)).hasSizeGreaterThan(14).matches("[a-z]+");
        assertThat(printed.find()).isFalse();
    }

    private static void refused(RestTestClient caller, String call) {
        caller.get()
                .uri(call)
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
