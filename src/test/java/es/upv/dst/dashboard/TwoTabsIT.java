// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Browser;
import es.upv.dst.fixture.ComparedClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Tests two tabs of one browser: login and logout in one of them, and changes of the same thing in both. */
@TestInstance(Lifecycle.PER_CLASS)
class TwoTabsIT {

    private static final String LOGIN = "/dashboard/login";
    private static final String COURSE_FORM = "form[action$='/course'] button";
    private static final String CHANGES = "form[action$='/import'] button";

    @TempDir
    private Path files;

    private ComparedClass programs;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) {
        programs = new ComparedClass(folder);
    }

    @AfterAll
    void stop() {
        programs.close();
    }

    @BeforeEach
    void openTwoTabs() {
        browser = Browser.at("http://127.0.0.1:" + programs.rest().port()).signIn(AdminClient.PASSWORD);
        browser.environment().openTab();
        browser.environment().tab(0);
    }

    @AfterEach
    void close() {
        browser.close();
    }

    @Test
    void logoutInOneTab_endsTheFormAndTheLivePageOfTheOthers() {
        browser.open("/dashboard/course").type("#name", "Another");
        browser.environment().openTab();
        browser.open("/dashboard/live");
        browser.environment().tab(1);
        logOut();
        browser.environment().tab(2);
        await().until(() -> browser.path().equals(LOGIN));
        assertThat(browser.text("[role=status]")).contains("The session has ended");
        browser.environment().tab(0);
        browser.follow(COURSE_FORM);
        assertThat(browser.path()).isEqualTo(LOGIN);
        assertThat(browser.text("[role=alert]")).contains("what you sent was not saved");
        logIn();
        assertThat(browser.value("#name")).isEqualTo("DST");
        // The login form of the live page is older than this login.
        browser.environment().tab(2);
        logIn();
        assertThat(browser.path()).isEqualTo("/dashboard/live");
        assertThat(browser.text("#connection")).isEqualTo("connected");
    }

    @Test
    void logoutInBothTabs_isALogout() {
        browser.open("/dashboard/requests").environment().tab(1);
        logOut();
        browser.environment().tab(0);
        browser.follow("form[action$='/logout'] button");
        assertThat(browser.text("[role=status]")).contains("You have logged out");
    }

    @Test
    void formFromBeforeAnotherLogin_isRefusedWithAWayBack() {
        browser.open("/dashboard/course").type("#name", "Another");
        browser.environment().tab(1);
        logOut();
        logIn();
        browser.environment().tab(0);
        browser.follow(COURSE_FORM);
        assertThat(browser.text("main")).contains("from before the last login", "nothing was saved");
        assertThat(browser.accessibilityViolations()).isEmpty();
        browser.follow("#back");
        assertThat(browser.value("#name")).isEqualTo("DST");
        browser.follow(COURSE_FORM);
        assertThat(browser.text("main")).contains("Saved.");
    }

    @Test
    void uploadFromBeforeAnotherLogin_isRefusedWithAWayBack() throws IOException {
        browser.open("/dashboard/roster").choose("#file", roster("late.csv", "00000009,Leo,leo@example.org"));
        browser.environment().tab(1);
        logOut();
        logIn();
        browser.environment().tab(0);
        browser.follow(".import button");
        assertThat(browser.text("main")).contains("nothing was saved");
        browser.follow("#back");
        assertThat(browser.path()).isEqualTo("/dashboard/roster");
    }

    @Test
    void buttonFromBeforeAnotherLogin_reloadsItsPage() {
        browser.open("/dashboard/doctor");
        browser.environment().tab(1);
        logOut();
        logIn();
        browser.environment().tab(0);
        browser.follow("main form button");
        assertThat(browser.path()).isEqualTo("/dashboard/doctor");
        browser.click("main form button");
        await().until(() -> browser.count(".findings li") > 5);
    }

    @Test
    void previewOfTheRoster_isNotReplacedByThatOfAnotherTab() throws IOException {
        preview(roster("first.csv", "00000031,Eva,eva@example.org"));
        browser.environment().tab(1);
        preview(roster("second.csv", "00000032,Leo,leo@example.org"));
        browser.environment().tab(0);
        browser.follow(CHANGES);
        assertThat(browser.text("main .message.bad")).contains("another file was chosen since");
        assertThat(programs.lab().countRows("student")).isEqualTo(20);
        browser.environment().tab(1);
        browser.follow(CHANGES);
        assertThat(browser.text("main .message.good")).contains("1 added");
        assertThat(browser.text("main")).contains("Leo").doesNotContain("Eva");
        browser.environment().tab(0);
        preview(roster("third.csv", "00000032,Leonor,leo@example.org"));
        browser.environment().tab(1);
        browser.open("/dashboard/roster/preview").follow(CHANGES);
        browser.environment().tab(0);
        browser.follow(CHANGES);
        assertThat(browser.text("main .message.bad")).contains("There are no changes to confirm");
    }

    @Test
    void caseOfBothTabs_isOpenedOnce_andKeepsBothDecisions() {
        var pair = "/dashboard/programs/similarities/" + programs.idOf(1) + "/" + programs.idOf(2);
        browser.open(pair);
        browser.environment().tab(1);
        browser.open(pair).type("textarea[name=note]", "in the second tab").follow("form.fields button");
        browser.environment().tab(0);
        browser.type("textarea[name=note]", "in the first tab").follow("form.fields button");
        assertThat(browser.text("section[aria-labelledby=case-title]"))
                .contains("There is a case about these two programs already", "in the first tab", "Case 1");
        browser.follow("section[aria-labelledby=case-title] a");
        browser.environment().tab(1);
        decide("CONFIRMED", "of the second tab");
        browser.environment().tab(0);
        decide("DISMISSED", "of the first tab");
        assertThat(browser.text(".history"))
                .containsSubsequence("Opened", "confirmed", "of the second tab", "dismissed", "of the first tab");
        browser.environment().tab(1);
        decide("DISMISSED", "once more");
        assertThat(browser.text(".history")).containsSubsequence("of the first tab", "Note", "once more");
    }

    private void decide(String state, String note) {
        var form = "section[aria-labelledby=state-title] ";
        browser.click(form + "input[value=" + state + "]")
                .type(form + "textarea", note)
                .follow(form + "button");
        assertThat(browser.text("main .message.good")).contains("The state is saved");
    }

    private void preview(Path file) {
        browser.open("/dashboard/roster").choose("#file", file).follow(".import button");
    }

    private Path roster(String name, String line) throws IOException {
        return Files.writeString(files.resolve(name), "dni,name,email\n" + line + "\n");
    }

    private void logOut() {
        browser.open("/dashboard/requests").follow("form[action$='/logout'] button");
    }

    private void logIn() {
        browser.type("#password", AdminClient.PASSWORD).follow("main button");
    }
}
