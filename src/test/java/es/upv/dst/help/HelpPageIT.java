// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import static es.upv.dst.fixture.Lab.dni;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AnonymousClient;
import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the students' page over HTTP: languages, caching, security headers and error responses. */
@TestInstance(Lifecycle.PER_CLASS)
class HelpPageIT {

    private static final String SPANISH = "Práctica de MQTT";
    private static final String ENGLISH = "MQTT laboratory";

    /** The value of 7*1431 in the hostile inputs, which the page contains only if it evaluates them. */
    private static final String PRODUCT = "10017";

    private Lab lab;
    private AnonymousClient client;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder).enroll(3);
        client = lab.anonymous();
    }

    @AfterAll
    void stop() {
        lab.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | true",
                "en-US,en;q=0.9 | true",
                "fr;q=0.9,en;q=0.8,es;q=0.1 | true",
                "es-ES,en;q=0.5 | false",
                "ca,es;q=0.5 | false",
                "fr | false",
                "* | false",
                ";;=garbage,, | false"
            })
    void acceptLanguageHeader_selectsTheLanguage(String accepted, boolean english) {
        var page = client.call("GET", "/", "Accept-Language", accepted);
        assertThat(page.body()).contains(english ? ENGLISH : SPANISH);
        assertThat(page.headers().firstValue("Content-Language")).contains(english ? "en" : "es");
        assertThat(page.headers().allValues("Vary")).contains("Accept-Language");
    }

    @Test
    void languageParameter_overridesTheHeader_andTheDefaultIsSpanish() {
        assertThat(client.page()).contains(SPANISH, "<html lang=\"es\">", "href=\"/?lang=en\"");
        assertThat(client.call("GET", "/?lang=en").body())
                .contains(ENGLISH, "<html lang=\"en\">", "href=\"/?lang=es\"", "name=\"lang\" value=\"en\"");
        assertThat(client.call("GET", "/?lang=es", "Accept-Language", "en").body())
                .contains(SPANISH);
        assertThat(client.form("/help/message", Map.of("lang", "en", "payload", " "))
                        .body())
                .contains(ENGLISH);
    }

    @Test
    void page_isCacheableForOneMinute_andAnswersAreNot() {
        var page = client.call("GET", "/");
        assertThat(page.headers().firstValue("Cache-Control")).contains("max-age=60, private");
        var head = client.call("HEAD", "/");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("Content-Length"))
                .isEqualTo(page.headers().firstValue("Content-Length"));
        var answer = client.showSteps(dni(1), "x@example.org");
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void page_usesNoScriptsCookiesOrExternalResources() {
        var page = client.call("GET", "/");
        assertThat(page.body()).doesNotContain("<script", " style=", " onclick", "http://", "https://");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "style-src 'self'")
                .doesNotContain("unsafe", "script-src");
        assertThat(page.headers().map()).doesNotContainKey("set-cookie");
        assertThat(client.call("GET", "/help.css").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/help/message", "/help/steps"})
    void getOfAFormAction_redirectsToThePage(String form) {
        var response = client.call("GET", form);
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "</textarea><script>alert(1)</script>",
                "\n${7*1431}",
                "__${7*1431}__",
                "[[${7*1431}]] [(${7*1431})] #{lab} *{x} @{x} ~{x}",
                "T(java.lang.Runtime).getRuntime().exec('x')"
            })
    void hostileInput_isEscapedAndNotEvaluated(String hostile) {
        for (var topic : new String[] {"DST/SOLUCION", "DST/PETICION", hostile}) {
            assertThat(client.checkMessage(topic, hostile)).doesNotContain("<script>", "<img", PRODUCT);
        }
        assertThat(client.showSteps(hostile, hostile).body()).doesNotContain("<script>", "<img", PRODUCT);
        var response = client.form("/help/message", Map.of("lang", hostile, "payload", hostile));
        assertThat(response.body()).contains(SPANISH).doesNotContain("<script>", "<img", PRODUCT);
    }

    @Test
    void formFromAnotherOrigin_isForbidden() {
        for (var form : new String[] {"/help/message", "/help/steps"}) {
            assertThat(client.form(form, Map.of(), "Origin", "http://elsewhere.example")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(client.form(form, Map.of(), "Origin", "http://127.0.0.1:" + client.port())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void invalidRequest_getsItsErrorStatus() {
        var tooLong = client.form("/help/message", Map.of("payload", "x".repeat(70_000)));
        assertThat(tooLong.statusCode()).isBetween(400, 499);
        assertThat(tooLong.headers().firstValue("Content-Type")).contains("application/problem+json");
        var upload = client.upload("/help/message", 5_000_000);
        assertThat(upload.statusCode()).isEqualTo(401);
        assertThat(client.call("GET", "/", "Accept", "application/json").statusCode())
                .isEqualTo(406);
        assertThat(client.call("PUT", "/help/message").statusCode()).isEqualTo(401);
    }
}
