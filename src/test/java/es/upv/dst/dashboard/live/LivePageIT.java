// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.live;

import static es.upv.dst.fixture.Lab.dni;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Browser;
import es.upv.dst.fixture.Lab;
import es.upv.dst.fixture.Student;
import es.upv.dst.fixture.TcpProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Tests the live page and the view for the projector in Chromium, and writes screenshots to target/dashboard. */
@TestInstance(Lifecycle.PER_CLASS)
class LivePageIT {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    /** The number of messages that arrive while the network is broken. */
    private static final int MISSED = 20;

    private Lab lab;
    private TcpProxy network;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) {
        lab = Lab.embedded(folder).enroll(30);
        network = new TcpProxy(lab.anonymous().port());
        browser = Browser.at("http://127.0.0.1:" + network.port()).resize(1280).signIn(AdminClient.PASSWORD);
    }

    @AfterAll
    void stop() throws IOException {
        browser.close();
        network.close();
        lab.close();
    }

    @Test
    void tile_followsTheStudent_withoutAReload() {
        browser.open("/dashboard/live");
        try (var student = lab.student(1)) {
            var code = student.requestCode();
            await().until(() -> state("Alumno 1").equals("ANSWERED"));
            student.publish("DST/SOLUCION", "00000;Alumno 1;alumno1@example.org");
            await().until(() -> state("Alumno 1").equals("REFUSED"));
            await().until(() -> browser.text("#stuck").contains("Alumno 1"));
            browser.environment().focus("#stuck a");
            student.publish("DST/SOLUCION", "00000;Alumno 6;alumno6@example.org");
            await().until(() -> browser.text("#stuck").contains("Alumno 6"));
            assertThat(browser.environment().focusedId()).startsWith("stuck-");
            student.publish("DST/SOLUCION", code + ";Alumno 1;alumno1@example.org");
            await().until(() -> state("Alumno 1").equals("CERTIFIED"));
            await().until(() -> browser.text("#count-certified").equals("1"));
            assertThat(browser.text("#feed")).contains("Alumno 1", "accepted");
        }
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void hostilePayload_isShownAsText() {
        browser.open("/dashboard/live");
        try (var student = lab.student(2)) {
            student.publish("DST/PETICION", HOSTILE);
            student.publish("DST/SOLUCION", student.requestCode() + ";" + HOSTILE + ";x@example.org");
            await().until(() -> browser.text("#feed").contains(HOSTILE + ": accepted"));
        }
        assertThat(browser.count("#feed img")).isZero();
        assertThat(browser.consoleErrors()).isEmpty();
    }

    @Test
    void brokenNetwork_isShown_andTheMissedEventsFollowOnce() {
        browser.open("/dashboard/live");
        await().until(() -> browser.text("#connection").equals("connected"));
        try (var student = lab.student(3)) {
            sendAndAwaitAnswers(student, 0);
            await().until(() -> browser.text("#feed").contains("Mensaje 00:"));
            network.cut();
            await().until(() -> browser.text("#connection").startsWith("no connection"));
            sendAndAwaitAnswers(student, IntStream.rangeClosed(1, MISSED).toArray());
            assertThat(browser.text("#feed")).doesNotContain("Mensaje 01:");
            network.restore();
            await().until(() -> browser.text("#connection").equals("connected"));
            sendAndAwaitAnswers(student, MISSED + 1);
        } finally {
            network.restore();
        }
        await().until(() -> browser.text("#feed").contains("Mensaje 21:"));
        assertThat(Pattern.compile("Mensaje [0-9]{2}")
                        .matcher(browser.text("#feed"))
                        .results())
                .extracting(MatchResult::group)
                .containsExactlyElementsOf(IntStream.iterate(MISSED + 1, number -> number >= 0, number -> number - 1)
                        .mapToObj("Mensaje %02d"::formatted)
                        .toList());
        // The console reports the broken connection.
        browser.consoleErrors();
    }

    private static void sendAndAwaitAnswers(Student student, int... numbers) {
        student.publishAll(
                "DST/SOLUCION", Arrays.stream(numbers).mapToObj("00000;Mensaje %02d;alumno3@example.org"::formatted));
        Arrays.stream(numbers).forEach(_ -> student.awaitVerdict());
    }

    @Test
    void expiredSession_leadsToTheLogin_andBackToThePage() {
        browser.open("/dashboard/requests");
        browser.environment().openTab();
        browser.open("/dashboard/live");
        browser.environment().deleteCookies();
        await().until(() -> browser.path().equals("/dashboard/login"));
        browser.type("#password", AdminClient.PASSWORD).follow("main button");
        assertThat(browser.path()).isEqualTo("/dashboard/live");
        // The other tab has the new session too.
        browser.environment().tab(0);
        browser.open("/dashboard/requests");
        assertThat(browser.path()).isEqualTo("/dashboard/requests");
        browser.consoleErrors();
    }

    @Test
    void filterOfTiles_showsOneState() {
        try (var student = lab.student(4)) {
            student.requestCode();
        }
        browser.open("/dashboard/live").click("input[name='state'][value='ANSWERED']");
        assertThat(browser.text("#tiles")).contains("Alumno 4").doesNotContain("Alumno 30");
    }

    @Test
    void projector_hasNoPersonalData() {
        browser.open("/dashboard/projector");
        try (var student = lab.student(5)) {
            var before = Integer.parseInt(browser.text("#count-codes"));
            student.requestCode();
            await().until(() -> Integer.parseInt(browser.text("#count-codes")) > before);
        }
        assertThat(browser.text("body")).doesNotContain("Alumno", "example.org", dni(5).substring(3, 7) + "**");
        assertThat(browser.consoleErrors()).isEmpty();
    }

    private String state(String name) {
        return browser.attribute(tile(name), "data-state");
    }

    /** A selector of the tile of a student. */
    private String tile(String name) {
        return "#" + browser.idOfItem("#tiles strong", name);
    }
}
