// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Browser;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Tests each kind of page with axe, in both themes and languages, and on the widths of a desktop and of a phone. */
@TestInstance(Lifecycle.PER_CLASS)
class AccessibilityIT {

    /** Without the login, and without the page for an address that does not exist. */
    private static final int KINDS = 25;

    private HostileLab lab;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = new HostileLab(folder);
        browser = Browser.at("http://127.0.0.1:" + lab.rest().port()).resize(1280);
    }

    @AfterAll
    void stop() {
        browser.close();
        lab.close();
    }

    @Test
    void everyPage_isAccessible_inBothThemesAndLanguages_andFitsAPhone() {
        browser.environment().deleteCookies();
        check("/dashboard/login");
        browser.signIn(AdminClient.PASSWORD);
        check("/dashboard/nowhere");
        var checked = new HashSet<String>();
        new LinkCrawler(browser).visit(path -> {
            if (checked.add(kind(path))) {
                check(path);
            }
        });
        assertThat(checked).hasSize(KINDS);
    }

    @Test
    void livePage_isUsedByKeyboardAlone() {
        browser.signIn(AdminClient.PASSWORD).open("/dashboard/live");
        var keyboard = browser.environment();
        keyboard.tabTo("input[name=state]").press(Keys.ARROW_RIGHT);
        assertThat(browser.attribute("#tiles", "data-only")).isEqualTo("NOT_SEEN");
        keyboard.press(Keys.ARROW_LEFT);
        lab.lab().student(3).requestCode();
        await().until(() -> browser.count("#feed li") > 0);
        keyboard.tabTo("#feed-filter select").press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(browser.count("#feed li")).isZero();
        keyboard.press(Keys.ARROW_UP, Keys.ARROW_UP);
        assertThat(browser.count("#feed li")).isPositive();
        keyboard.tabTo("#feed-filter input").press("no such text");
        assertThat(browser.count("#feed li")).isZero();
        keyboard.tabTo("#tiles a").press(Keys.ENTER);
        await().until(() -> browser.path().startsWith("/dashboard/students/"));
        browser.open("/dashboard/live");
        keyboard.tabTo("a[href$=projector]").press(Keys.ENTER);
        await().until(() -> browser.path().equals("/dashboard/projector"));
    }

    /** Pages of the same kind differ in a number or a key. */
    private static String kind(String path) {
        return path.replaceAll("/[0-9a-f]{16,}", "/{key}").replaceAll("/[0-9]+", "/{id}");
    }

    private void check(String path) {
        for (var language : List.of("es", "en")) {
            browser.open(path + "?lang=" + language);
            assertThat(browser.attribute("html", "lang")).as(path).isEqualTo(language);
            // The themes have the same structure, and the languages the same colors, so two of four pairs are enough.
            browser.environment().dark(language.equals("es"));
            assertThat(browser.accessibilityViolations()).as(path + language).isEmpty();
            for (var width : List.of(390, 1280)) {
                browser.resize(width);
                assertThat(browser.horizontalOverflow())
                        .as(path + language + width)
                        .isZero();
            }
        }
    }
}
