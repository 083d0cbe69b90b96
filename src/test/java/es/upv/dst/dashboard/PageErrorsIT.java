// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.DashboardClient;
import es.upv.dst.fixture.Lab;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the pages for requests that are refused, and the redirects after forms, over HTTP. */
@TestInstance(Lifecycle.PER_CLASS)
class PageErrorsIT {

    private Lab lab;
    private DashboardClient client;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder);
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
        assertThat(response.body()).contains("href=\"/dashboard/course/import?lang=en\"");
    }

    @Test
    void formOfAnExpiredPage_isRefusedByAPage() {
        assertPage(client.post("/dashboard/course/open", Map.of()), 403, "demasiado tiempo abierta");
    }

    @Test
    void otherErrors_areProblems() {
        assertThat(client.get("/dashboard/assets/unknown.css").headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(client.get("/unknown").headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static void assertPage(HttpResponse<String> response, int status, String text) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html;charset=UTF-8");
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("script-src 'self'");
        assertThat(response.body()).contains(text, "/dashboard/live", "_csrf");
    }
}
