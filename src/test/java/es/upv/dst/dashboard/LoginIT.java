// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.DashboardClient;
import es.upv.dst.fixture.EventClient;
import es.upv.dst.fixture.Lab;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests login, session, CSRF protection and security headers of the dashboard over HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
class LoginIT {

    private static final int LIMIT = 10;

    private Lab lab;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder).enroll(2);
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @Test
    void pageWithoutSession_leadsToTheLogin_andThenToThePage() {
        var client = client();
        var page = client.get("/dashboard/requests?q=1");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(location(page)).endsWith("/dashboard/login");
        var loggedIn = client.logIn(AdminClient.PASSWORD);
        assertThat(location(loggedIn)).endsWith("/dashboard/requests?q=1");
        assertThat(client.get("/dashboard/requests?q=1").statusCode()).isEqualTo(200);
    }

    @Test
    void strangers_getNoSession() {
        var client = client();
        client.get("/dashboard/live");
        client.get("/dashboard/login");
        client.logIn("wrong");
        assertThat(client.cookies().getCookieStore().getCookies())
                .extracting(HttpCookie::getName)
                .doesNotContain("dst-lab-session", "JSESSIONID");
    }

    @Test
    void sessionCookie_isNotForScriptsOrOtherSites() {
        var response = client().logIn(AdminClient.PASSWORD);
        assertThat(response.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("dst-lab-session="))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Lax");
    }

    @Test
    void wrongPassword_isReported_andManyAreThrottled() throws UnknownHostException {
        var client = new DashboardClient(lab.anonymous().port(), InetAddress.getByName("127.0.1.9"));
        assertThat(location(client.logIn("wrong"))).endsWith("/dashboard/login?wrong");
        assertThat(client.get("/dashboard/login?wrong", "Accept-Language", "en").body())
                .contains("The user name or the password is wrong.");
        for (var attempt = 2; attempt <= LIMIT; attempt++) {
            assertThat(location(client.logIn("wrong " + attempt))).endsWith("?wrong");
        }
        assertThat(location(client.logIn("wrong again"))).containsPattern("/dashboard/login\\?wait=[0-9]+$");
        assertThat(location(client.logIn(AdminClient.PASSWORD))).contains("?wait=");
        assertThat(client.get("/dashboard/login?wait=30").body()).contains("Espera 30 s.");
        assertThat(client().logIn().get("/dashboard/live").statusCode()).isEqualTo(200);
    }

    @Test
    void logout_endsTheSession_andItsStreamOfEvents() {
        var client = client().logIn();
        var session = client.cookies().getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("dst-lab-session"))
                .findFirst()
                .orElseThrow();
        try (var events = EventClient.withCookie(lab.anonymous().port(), session.toString())) {
            var response = client.submit("/dashboard/live", "/dashboard/logout", Map.of());
            assertThat(response.statusCode()).isEqualTo(302);
            assertThat(client.get("/dashboard/live").statusCode()).isEqualTo(302);
            await().until(events::hasEnded);
        }
    }

    @Test
    void formWithoutToken_isRefused() {
        var client = client().logIn();
        assertThat(client.post("/dashboard/course/close", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(client.get("/dashboard/course").body()).contains("Cerrar ahora");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: http://evil.example", "Sec-Fetch-Site: cross-site"})
    void formOfAnotherSite_isRefused(String header) {
        var client = client().logIn();
        var parts = header.split(": ");
        assertThat(client.post("/dashboard/logout", Map.of(), parts[0], parts[1])
                        .statusCode())
                .isEqualTo(403);
    }

    /** Without a session an upload would otherwise be read into memory, to look for its token. */
    @Test
    void uploadOfAStranger_leadsToTheLogin() {
        var response = lab.anonymous().upload("/dashboard/roster/preview", 1_000_000);
        assertThat(location(response)).endsWith("/dashboard/login?unsaved");
    }

    @Test
    void formWithoutSession_leadsBackToAPageOfTheLabOnly() {
        var client = client();
        client.post("/dashboard/course", Map.of(), "Referer", "http://evil.example/dashboard/course?x=1");
        assertThat(location(client.logIn(AdminClient.PASSWORD)))
                .isEqualTo("http://127.0.0.1:" + lab.anonymous().port() + "/dashboard/course?x=1");
    }

    @Test
    void session_isNoPasswordForTheRestApi() {
        var client = client().logIn();
        assertThat(client.get("/api/roster").statusCode()).isEqualTo(401);
    }

    @Test
    void partOfAPage_withoutSession_reloadsThePage() {
        var response = client().get("/dashboard/live/stuck", "HX-Request", "true");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.headers().firstValue("HX-Refresh")).contains("true");
    }

    @Test
    void pages_allowNoInlineScriptOrStyle_andLoadNothingFromElsewhere() {
        var client = client().logIn();
        for (var path : List.of("/dashboard/login", "/dashboard/live", "/dashboard/projector", "/dashboard/requests")) {
            var page = client.get(path);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "script-src 'self';", "style-src 'self';", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "http");
            assertThat(page.body())
                    .doesNotContainPattern("<script(?![^>]* src=\"/)|<style| style=| on[a-z]+=|=\"(https?:)?//");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webjars/htmx.org/dist/htmx.min.js",
                "/webjars/uplot/dist/uPlot.iife.min.js",
                "/webjars/uplot/dist/uPlot.min.css",
                "/dashboard/assets/dashboard.css",
                "/dashboard/assets/dashboard.js",
                "/dashboard/assets/chart.js",
                "/dashboard/assets/live.js"
            })
    void assets_areServed(String path) {
        assertThat(client().get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void language_isThatOfTheBrowser_orTheChosenOne() {
        var client = client().logIn();
        assertThat(client.get("/dashboard/live").body()).contains("<html lang=\"es\"", "En directo");
        assertThat(client.get("/dashboard/live", "Accept-Language", "en-US").body())
                .contains("<html lang=\"en\"", "Need help");
        assertThat(client.get("/dashboard/live?lang=en").body()).contains("Need help", "lang=es");
        assertThat(client.get("/dashboard/requests").body()).contains("<html lang=\"en\"");
        assertThat(client.get("/dashboard/requests?lang=xx").statusCode()).isEqualTo(200);
    }

    private DashboardClient client() {
        return new DashboardClient(lab.anonymous().port());
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("Location").orElseThrow();
    }
}
