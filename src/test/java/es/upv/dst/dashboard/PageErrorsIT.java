// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.DashboardClient;
import es.upv.dst.fixture.Lab;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the pages for requests that are refused, and what follows after forms and searches, over HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
class PageErrorsIT {

    private Lab lab;
    private DashboardClient client;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder).enroll(1);
        client = new DashboardClient(lab.anonymous().port()).logIn();
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @Test
    void form_leadsToThePageBySeeOther() {
        var response = client.submit("/dashboard/course", "/dashboard/course/close", Map.of());
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).hasValue("/dashboard/course");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/dashboard/unknown", "/dashboard/live/unknown/2", "/dashboard/course/open", "/dashboard/mail/7"
            })
    void unknownPage_isAPageInTheLanguageOfTheBrowser(String path) {
        assertPage(client.get(path, "Accept-Language", "en"), 404, "does not exist");
        assertPage(client.get(path), 404, "No existe");
    }

    @Test
    void uploadThatIsTooLarge_isRefusedByAPage() {
        var response = client.upload("/dashboard/course", "/dashboard/course/import", 6_000_000);
        assertPage(response, 413, "como máximo, 5 MB");
        assertThat(response.body()).contains("href=\"/dashboard/course?lang=en\"");
    }

    @Test
    void formInsteadOfAnUpload_isRefusedByAPage() {
        assertPage(client.submit("/dashboard/roster", "/dashboard/roster/preview", Map.of()), 400, "no ha aceptado");
    }

    @Test
    void formOfAnExpiredPage_isRefusedByAPage() {
        assertPage(client.post("/dashboard/course/open", Map.of()), 403, "antes de la última entrada");
    }

    @Test
    void logoutFormOfAnExpiredPage_isALogout() {
        var other = new DashboardClient(lab.anonymous().port()).logIn();
        var response = other.post("/dashboard/logout", Map.of());
        assertThat(response.headers().firstValue("Location")).hasValue("/dashboard/login?bye");
        assertThat(other.get("/dashboard/live").statusCode()).isEqualTo(302);
    }

    @Test
    void refusedForm_hasALinkToItsPageInTheOtherLanguage() {
        var page = firstMatch(
                "href=\"(/dashboard/grades/students/[^\"]+)\"",
                client.get("/dashboard/grades").body());
        var response = client.submit(page, page + "/removal", Map.of("reason", " "));
        assertThat(response.statusCode()).isEqualTo(422);
        var other = firstMatch("href=\"([^\"]+[?]lang=en)\"", response.body());
        assertThat(other).isEqualTo(page + "?lang=en");
        assertThat(client.get(page).statusCode()).isEqualTo(200);
    }

    /** With the header, the browser would ask for a password over the page. */
    @Test
    void eventsWithoutASession_areRefusedWithoutADialog() {
        var stranger = new DashboardClient(lab.anonymous().port());
        assertThat(challenge(stranger.get("/api/events"))).isPresent();
        assertThat(challenge(stranger.get("/api/events", "Sec-Fetch-Mode", "navigate")))
                .isPresent();
        assertThat(challenge(stranger.get("/api/events", "Sec-Fetch-Mode", "cors")))
                .isEmpty();
        stranger.addCookie("dst-lab-session", "0123456789");
        assertThat(challenge(stranger.get("/api/events"))).isEmpty();
    }

    @Test
    void searchForADni_isNoAddressOfTheHistory() {
        assertThat(pushed("/dashboard/students?q=12345678")).hasValue("false");
        assertThat(pushed("/dashboard/requests?q=x-1234567-l")).hasValue("false");
        assertThat(pushed("/dashboard/students?q=Ana")).isEmpty();
        assertThat(client.get("/dashboard/students").body()).contains("\"historyCacheSize\":0");
    }

    @Test
    void file_isForASpreadsheetInTheLanguageOfThePage() {
        assertThat(client.get("/dashboard/students.csv").body()).startsWith("\uFEFFname;state;");
        assertThat(client.get("/dashboard/students.csv", "Accept-Language", "en")
                        .body())
                .startsWith("\uFEFFname,state,");
        assertThat(lab.admin().text("/api/roster", "text/csv")).startsWith("dni,");
    }

    @Test
    void otherErrors_areProblems() {
        assertThat(client.get("/dashboard/assets/unknown.css").headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(client.get("/unknown").headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private Optional<String> pushed(String path) {
        return client.get(path, "HX-Request", "true").headers().firstValue("HX-Push-Url");
    }

    private static Optional<String> challenge(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(401);
        return response.headers().firstValue("WWW-Authenticate");
    }

    private static String firstMatch(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static void assertPage(HttpResponse<String> response, int status, String text) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'");
        assertThat(response.body()).contains(text, "/dashboard/live", "_csrf");
    }
}
