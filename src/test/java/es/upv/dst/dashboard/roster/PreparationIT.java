// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Browser;
import es.upv.dst.fixture.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the pages of roster, doctor and rehearsal in Chromium, in the order in which a professor uses them before a
 * class.
 */
class PreparationIT {

    private static final String HOSTILE = "<script>alert('x')</script> O'Neill";
    private static final String CLASS =
            "dni,name,email\n00000001,Ana,ana@example.org\n00000002,\"" + HOSTILE + "\",b@example.org\n";
    private static final String REPLACE = "input[value=REPLACE]";
    private static final String PREVIEW = ".import button";
    private static final String APPLY = "form[action$='/import'] button";
    private static final String DISCARD = "form[action$='/discard'] button";

    @TempDir
    Path folder;

    private Lab lab;
    private Browser browser;

    @BeforeEach
    void start() {
        lab = Lab.embedded(folder.resolve("data"));
        browser = Browser.at("http://127.0.0.1:" + lab.admin().port()).signIn(AdminClient.PASSWORD);
    }

    @AfterEach
    void stop() {
        browser.close();
        lab.close();
    }

    @Test
    void class_isImportedCheckedAndRehearsed() throws Exception {
        importTheClass();
        refuseErrorsAndChangedRoster();
        confirmTheRemovalOfEverybody();
        runDoctor();
        rehearse();
    }

    private void importTheClass() throws IOException {
        browser.open("/dashboard/roster");
        assertThat(browser.text(".empty")).contains("no students");
        checkPage();
        browser.choose("#file", Files.writeString(folder.resolve("class.csv"), CLASS));
        browser.follow(PREVIEW);
        assertThat(browser.text("#added")).isEqualTo("2");
        assertThat(browser.text("main")).contains(HOSTILE, "***0000**").doesNotContain("00000001");
        assertThat(lab.admin().get("/api/roster").path("total").asInt()).isZero();
        checkPage();
        browser.follow(APPLY);
        assertThat(browser.text("main .message.good")).contains("2 added");
        assertThat(browser.text("#list")).contains(HOSTILE, "***0000**").doesNotContain("00000002");
        browser.type("input[name=q]", "neill");
        await().until(() -> browser.count("#list tbody tr") == 1);
        checkPage();
    }

    private void refuseErrorsAndChangedRoster() {
        browser.open("/dashboard/roster")
                .files()
                .drop(".import", "bad.csv", "dni,name,email\n12345678A,<i>Eva</i>,nobody\n");
        browser.follow(PREVIEW);
        assertThat(browser.text(".lines"))
                .contains("Line 2", "final letter does not belong", "***4567**", "not an email address")
                .doesNotContain("12345678");
        assertThat(browser.count(APPLY)).isZero();
        checkPage();
        browser.follow(DISCARD);
        browser.files().drop(".import", "class.csv", "dni,name,email\n00000001,Ana María,ana@example.org\n");
        browser.click(REPLACE).follow(PREVIEW);
        assertThat(browser.text("#updated")).isEqualTo("1");
        assertThat(browser.text("#removed")).isEqualTo("1");
        checkPage();
        lab.admin().enroll(3);
        browser.follow(APPLY);
        assertThat(browser.text("main .message.bad")).contains("nothing was imported");
        assertThat(browser.count("#list tbody tr")).isEqualTo(3);
    }

    private void confirmTheRemovalOfEverybody() {
        browser.files().drop(".import", "other.csv", "dni,name,email\n00000009,Leo,leo@example.org\n");
        browser.click(REPLACE).follow(PREVIEW);
        browser.type("input[name=confirm]", "another course").follow(APPLY);
        assertThat(browser.text("main .message.bad")).contains("not the name of the course");
        checkPage();
        browser.type("input[name=confirm]", "DST").follow(APPLY);
        assertThat(browser.text("main .message.good")).contains("1 added");
        assertThat(browser.count("#list tbody tr")).isEqualTo(1);
    }

    private void runDoctor() throws Exception {
        try (var _ = lab.blockDatabase()) {
            browser.open("/dashboard/doctor");
            assertThat(browser.text("h1")).isEqualTo("Doctor");
        }
        checkPage();
        browser.click("main form button");
        await().until(() -> browser.count(".findings li") > 5);
        assertThat(browser.text("#result .message")).contains("checks");
        assertThat(browser.text(".findings")).contains("Broker", "pass");
        checkPage();
        browser.open("/dashboard/doctor?lang=es").click("main form button");
        await().until(() -> browser.count(".findings li") > 5);
        assertThat(browser.text(".findings"))
                .contains("acepta la cuenta del profesor", "SPRING_MAIL_HOST no está fijado")
                .doesNotContain(" the ");
        browser.open("/dashboard/doctor?lang=en");
    }

    private void rehearse() {
        browser.open("/dashboard/rehearsal");
        checkPage();
        browser.type("#students", "5").type("#seconds", "0").follow("main form button");
        await().until(() -> browser.count("#rehearsal .counters") == 1);
        assertThat(browser.text("#rehearsal")).contains("Everything went well", "Served\n5", "Lost\n0");
        checkPage();
        browser.type("#students", "1000").type("#seconds", "600").follow("main form button");
        await().until(() -> browser.count("#ended") == 1);
        checkPage();
        browser.type("#students", "1").follow("main form button");
        assertThat(browser.text("main > .message.bad")).contains("running already");
    }

    private void checkPage() {
        assertThat(browser.accessibilityViolations()).isEmpty();
        assertThat(browser.resize(390).horizontalOverflow()).isZero();
        browser.resize(1280);
        assertThat(browser.consoleErrors()).isEmpty();
    }
}
