// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.DashboardClient;
import es.upv.dst.fixture.HostileValues;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Tests that no value causes an error of the server, in all fields of all forms, and all parameters of all pages. */
@TestInstance(Lifecycle.PER_CLASS)
@Tag("database")
class HostileFormsIT {

    private static final String TOKEN = "_csrf";
    private static final String KEYS = "/[0-9a-f]{16,}|/[0-9]+";

    /** By action, of which numbers and keys are left out: one form of each kind. */
    private final Map<String, Element> forms = new TreeMap<>();

    /** The names of the parameters in links to a page, by its address. */
    private final Map<String, Set<String>> parameters = new TreeMap<>();

    private HostileLab hostile;
    private DashboardClient client;

    @BeforeAll
    void start(@TempDir Path folder) {
        hostile = new HostileLab(folder);
        client = new DashboardClient(hostile.rest().port()).logIn();
        new PageCrawler(client).visit(this::collect);
    }

    @AfterAll
    void stop() {
        hostile.close();
    }

    private void collect(Document page) {
        page.select("form[method=post]")
                .forEach(form -> forms.putIfAbsent(form.attr("action").replaceAll(KEYS, "/*"), form));
        page.select("form[method=get]")
                .forEach(form -> form.select("[name]").forEach(field -> add(form.attr("action"), field.attr("name"))));
        page.select("a[href^=/dashboard]").stream()
                .map(link -> URI.create(link.attr("href")))
                .filter(link -> link.getQuery() != null)
                .forEach(link -> Stream.of(link.getQuery().split("&"))
                        .forEach(parameter -> add(link.getPath(), parameter.split("=")[0])));
    }

    private void add(String path, String parameter) {
        var known = parameters.keySet().stream()
                .filter(other -> other.replaceAll(KEYS, "/*").equals(path.replaceAll(KEYS, "/*")))
                .findFirst();
        parameters.computeIfAbsent(known.orElse(path), _ -> new TreeSet<>()).add(parameter);
    }

    @Test
    void fieldOfAForm_causesNoErrorOfTheServer() {
        assertThat(forms)
                .containsKeys("/dashboard/submissions", "/dashboard/course", "/dashboard/programs/cases/*/state");
        var softly = new SoftAssertions();
        forms.forEach((action, form) -> fields(form)
                .keySet()
                .forEach(field -> HostileValues.ENCODED.forEach(
                        value -> softly.assertThat(post(form, field, value).statusCode())
                                .as("%s %s=%.20s", action, field, value)
                                .isBetween(200, 499))));
        softly.assertAll();
    }

    @Test
    void parameterOfAPage_causesNoErrorOfTheServer() {
        assertThat(parameters).containsKeys("/dashboard/students", "/dashboard/mail");
        var softly = new SoftAssertions();
        parameters.forEach((page, names) -> names.forEach(name -> HostileValues.ENCODED.forEach(value ->
                softly.assertThat(client.get(page + "?" + name + "=" + value).statusCode())
                        .as("%s %s=%.20s", page, name, value)
                        .isBetween(200, 499))));
        softly.assertAll();
    }

    private HttpResponse<String> post(Element form, String field, String value) {
        var fields = fields(form);
        fields.put(field, value);
        fields.put(TOKEN, form.select("[name=" + TOKEN + "]").val());
        var body = fields.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&"));
        return client.postEncoded(form.attr("action"), body);
    }

    /** Returns the fields in the encoding of URLs, each with the value that the page has, or 1. */
    private static Map<String, String> fields(Element form) {
        var fields = new TreeMap<String, String>();
        form.select("[name]:not([name=" + TOKEN + "])")
                .forEach(field -> fields.putIfAbsent(
                        field.attr("name"), field.val().isBlank() ? "1" : URLEncoder.encode(field.val(), UTF_8)));
        return fields;
    }
}
