// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static es.upv.dst.dashboard.HostileLab.ADDRESS;
import static es.upv.dst.dashboard.HostileLab.MARKUP;
import static es.upv.dst.dashboard.HostileLab.TEXT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Browser;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.HashMap;
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

/** Tests in Chromium that every page shows hostile texts as texts: as no element, script, dialog or expression. */
@TestInstance(Lifecycle.PER_CLASS)
class HostileTextIT {

    private static final String NUMBER = "/[0-9]+";
    private static final String KEY = "/[0-9a-f]{16,}";
    private static final String PROGRAM = "/dashboard/programs";

    /** The pages, and what each of them shows besides the name of the course. */
    private static final Map<String, List<String>> PAGES = Map.ofEntries(
            Map.entry("/dashboard/live", List.of(HostileLab.name(1), HostileLab.name(4))),
            Map.entry("/dashboard/projector", List.of()),
            Map.entry("/dashboard/students", List.of(HostileLab.name(1))),
            Map.entry("/dashboard/students" + KEY, List.of(HostileLab.name(1), MARKUP, HostileLab.FILE)),
            Map.entry("/dashboard/submissions", List.of(TEXT + " " + ADDRESS, TEXT + " 127.0.0.1 ")),
            Map.entry("/dashboard/requests", List.of(TEXT, HostileLab.name(1))),
            Map.entry("/dashboard/mail", List.of(HostileLab.name(1), "550", MARKUP)),
            Map.entry("/dashboard/mail" + NUMBER, List.of(TEXT, MARKUP, "Hola, " + MARKUP)),
            Map.entry(PROGRAM, List.of(HostileLab.name(1), HostileLab.FILE, ADDRESS, TEXT)),
            Map.entry(PROGRAM + NUMBER, List.of("# " + TEXT, HostileLab.FILE, HostileLab.name(1), ADDRESS)),
            Map.entry(PROGRAM + "/similarities", List.of(HostileLab.name(1))),
            Map.entry(PROGRAM + "/similarities" + NUMBER + NUMBER, List.of("# " + TEXT, HostileLab.name(2))),
            Map.entry(PROGRAM + "/clusters", List.of(HostileLab.name(3))),
            Map.entry(PROGRAM + "/cases", List.of(HostileLab.name(2))),
            Map.entry(PROGRAM + "/cases" + NUMBER, List.of("Subject " + TEXT + "\n" + TEXT, "Reply of", "Opened")),
            Map.entry("/dashboard/grades", List.of(HostileLab.name(1), TEXT + ". Otherwise")),
            Map.entry("/dashboard/grades/students" + KEY, List.of(HostileLab.name(1), TEXT + ". Otherwise")),
            Map.entry("/dashboard/grades/claims", List.of(HostileLab.name(2), HostileLab.name(3))),
            Map.entry("/dashboard/grades/unmatched", List.of(TEXT + " nobody@example.org")),
            Map.entry("/dashboard/grades/unmatched" + NUMBER, List.of(TEXT + " nobody@example.org")),
            Map.entry("/dashboard/roster", List.of(HostileLab.name(1))),
            Map.entry("/dashboard/doctor", List.of()),
            Map.entry("/dashboard/rehearsal", List.of()),
            Map.entry("/dashboard/course", List.of("type the name of the course: " + TEXT)),
            Map.entry("/dashboard/settings", List.of()));

    private HostileLab hostile;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) {
        hostile = new HostileLab(folder);
        browser = Browser.at("http://127.0.0.1:" + hostile.rest().port()).signIn(AdminClient.PASSWORD);
    }

    @AfterAll
    void stop() {
        browser.close();
        hostile.close();
    }

    @Test
    void everyPage_showsHostileTextsAsTexts() {
        var shown = new HashMap<String, String>();
        new LinkCrawler(browser).visit(path -> {
            assertSound();
            shown.merge(kind(path), browser.text("main"), (one, other) -> one + "\n\n" + other);
            assertThat(browser.consoleErrors()).as(path).isEmpty();
        });
        assertThat(shown.keySet()).isEqualTo(PAGES.keySet());
        PAGES.forEach((page, texts) ->
                texts.forEach(text -> assertThat(shown.get(page)).as(page).contains(text)));
    }

    private static String kind(String path) {
        return PAGES.keySet().stream().filter(path::matches).findFirst().orElse(path);
    }

    @Test
    void livePage_showsHostileMessagesAsTexts() {
        browser.open("/dashboard/live");
        try (var student = hostile.lab().student(3)) {
            student.publish("DST/PETICION", TEXT);
            student.publish("DST/SOLUCION", "00000;" + TEXT + ";" + ADDRESS);
            student.publish("DST/SOLUCION", TEXT);
            student.submit(student.requestCode());
            await().until(() -> browser.text("#feed").contains(": accepted"));
        }
        assertThat(browser.text("#feed")).contains("Request " + TEXT, "Submission " + TEXT + ": ");
        assertSound();
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void preview_showsHostileLinesAsTexts() {
        browser.open("/dashboard/roster")
                .files()
                .drop(
                        ".import",
                        "bad.csv",
                        "dni,name,email\n00000009," + TEXT.replace("\"", "") + "," + ADDRESS + "\n");
        browser.follow(".import button");
        assertSound();
        assertThat(browser.text("main")).contains("Line 2");
        browser.follow("form[action$='/discard'] button")
                .files()
                .drop(".import", "x.csv", "dni,name,email\n00000001,Ana,ana@example.org\n");
        browser.click("input[value=REPLACE]").follow(".import button");
        assertSound();
        assertThat(browser.text("main")).contains(HostileLab.name(1), HostileLab.name(2));
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"students", "submissions", "requests", "mail", "programs", "grades", "roster"})
    void searchedText_isShownAsText(String section) {
        browser.open("/dashboard/" + section + "?page=0&x=" + encoded(TEXT) + "&q=" + encoded(TEXT));
        assertThat(browser.value("input[name=q]")).isEqualTo(TEXT);
        assertSound();
        browser.type("input[name=q]", TEXT + " 1");
        await().until(() -> browser.environment().query().contains("::x 1"));
        assertSound();
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login?wait=",
                "login?lang=",
                "mail/",
                "mail?state=",
                "students/",
                "students?sort=",
                "programs/",
                "programs/similarities?min=",
                "programs/similarities?student=",
                "programs/similarities/1/",
                "programs/cases/",
                "grades/students/",
                "requests?page=",
                "requests?lang="
            })
    void hostileAddress_getsAPageWithoutIt(String address) {
        // Tomcat refuses an encoded slash in a path.
        browser.open("/dashboard/" + address + encoded(address.contains("?") ? TEXT : TEXT.replace("/", "")));
        assertSound();
        assertThat(browser.consoleErrors()).noneMatch(message -> message.contains("Content Security Policy"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** Each page shows the name of the course. */
    private void assertSound() {
        assertThat(browser.count("img, script:not([src]), [onerror]"))
                .as(browser.path())
                .isZero();
        assertThat(browser.text("body")).as(browser.path()).contains(TEXT).doesNotContain("~49");
        assertThat(browser.environment().title())
                .as(browser.path())
                .isNotEqualTo("x")
                .doesNotContain("~49");
    }
}
