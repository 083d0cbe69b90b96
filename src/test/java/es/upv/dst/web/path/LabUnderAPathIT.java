// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.path;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.DashboardClient;
import es.upv.dst.web.HttpClients;
import es.upv.dst.web.SharedServer;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;

/** Tests a lab with a context path, without a proxy and behind a proxy that removes a part of the path. */
@SharedServer
@TestPropertySource(properties = {"server.servlet.context-path=/dst", "server.forward-headers-strategy=native"})
class LabUnderAPathIT {

    private static final String LAB = "/dst";
    private static final String HEADER = "X-Forwarded-Prefix";
    private static final Pattern LINK = Pattern.compile(" (?:href|src|hx-get)=\"(/[^\"#]*)");
    private static final Pattern OTHER_ADDRESS =
            Pattern.compile(" (?:action|formaction|hx-post|data-[a-z-]+)=\"(/[^\"#]*)");

    private final HttpClients http;
    private final DashboardClient browser;

    @Autowired
    LabUnderAPathIT(HttpClients http) {
        this.http = http;
        this.browser = new DashboardClient(http.port());
    }

    @BeforeEach
    void fillAndLogIn() {
        http.admin()
                .put()
                .uri(LAB + "/api/roster")
                .contentType(MediaType.APPLICATION_JSON)
                .body("[{\"dni\":\"00000001\",\"name\":\"Ana\",\"email\":\"ana@example.org\"}]")
                .exchange()
                .expectStatus()
                .isOk();
        var login = LAB + "/dashboard/login";
        browser.submit(login, login, Map.of("username", "admin", "password", HttpClients.PASSWORD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/teleco/lab"})
    void eachAddressOfEachPage_isUnderThePath_andExists(String prefix) {
        var visited = new LinkedHashSet<String>();
        var next = new ArrayDeque<>(List.of(LAB + "/", LAB + "/dashboard/live", LAB + "/dashboard/roster"));
        while (!next.isEmpty()) {
            var path = next.remove();
            if (!visited.add(path)) {
                continue;
            }
            var page = browser.get(path, HEADER, prefix);
            assertThat(page.statusCode()).as(path).isBetween(200, 399);
            assertThat(page.headers().firstValue("Location").orElse(prefix + LAB))
                    .contains(prefix + LAB);
            assertThat(addresses(OTHER_ADDRESS, page)).as(path).allMatch(form -> form.startsWith(prefix + LAB + "/"));
            var links = addresses(LINK, page);
            assertThat(links).as(path).allMatch(link -> link.startsWith(prefix + LAB + "/"));
            links.stream().map(link -> link.substring(prefix.length())).forEach(next::add);
        }
        assertThat(visited).hasSizeGreaterThan(40).anyMatch(path -> path.contains("/dashboard/students/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/teleco/lab"})
    void apiDescriptionAndRedirects_areUnderThePath(String prefix) {
        http.admin()
                .get()
                .uri(LAB + "/v3/api-docs")
                .header(HEADER, prefix)
                .exchange()
                .expectBody()
                .jsonPath("$.servers[0].url")
                .isEqualTo("http://127.0.0.1:%d%s%s".formatted(http.port(), prefix, LAB));
        assertThat(location(LAB + "/dashboard", prefix)).endsWith(prefix + LAB + "/dashboard/live");
        assertThat(location(LAB + "/help/steps", prefix)).endsWith(prefix + LAB + "/");
        http.admin()
                .get()
                .uri(LAB + "/swagger-ui.html")
                .header(HEADER, prefix)
                .exchange()
                .expectHeader()
                .valueMatches("Location", ".*" + prefix + LAB + "/swagger-ui/index.html");
        assertThat(new DashboardClient(http.port())
                        .get(LAB + "/dashboard/students", HEADER, prefix)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains(prefix + LAB + "/dashboard/login");
        assertThat(browser.get(LAB + "/dashboard/nothing", HEADER, prefix).body())
                .contains(prefix + LAB + "/dashboard/assets/dashboard.css");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dst", "/teleco/dst"})
    void prefixWithTheContextPath_isTheWholePath(String prefix) {
        assertThat(browser.get(LAB + "/", HEADER, prefix).body()).contains("\"" + prefix + "/help.css\"");
        assertThat(location(LAB + "/help/steps", prefix)).endsWith(prefix + "/");
    }

    @Test
    void prefixThatIsNoPath_isIgnored() {
        for (var prefix : List.of("/a\"><script>", "//evil.example", "https://evil.example", "/..", "lab", "/")) {
            assertThat(browser.get(LAB + "/", HEADER, prefix).body())
                    .as(prefix)
                    .contains("\"" + LAB + "/help.css\"")
                    .doesNotContain("evil", "<script");
        }
    }

    @Test
    void slashAtTheEnd_isIgnored() {
        for (var path : List.of("/api/status", "/api/roster", "/help.css", "/dashboard/students")) {
            assertThat(browser.get(LAB + path + "/").statusCode())
                    .as(path)
                    .isEqualTo(browser.get(LAB + path).statusCode());
        }
        assertThat(new DashboardClient(http.port()).get(LAB + "/api/roster/").statusCode())
                .isEqualTo(401);
    }

    private String location(String path, String prefix) {
        return browser.get(path, HEADER, prefix)
                .headers()
                .firstValue("Location")
                .orElseThrow();
    }

    private static Set<String> addresses(Pattern pattern, HttpResponse<String> page) {
        return pattern.matcher(page.body())
                .results()
                .map(found -> found.group(1).replace("&amp;", "&"))
                .collect(Collectors.toSet());
    }
}
