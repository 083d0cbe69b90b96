// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.programs;

import static es.upv.dst.fixture.Lab.dni;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the pages about programs and their originality in Chromium. */
class ProgramPagesIT {

    private static final String LIST = "/dashboard/programs";

    /** Would run as a script, or load an image, if it were not escaped. */
    private static final String HOSTILE = "\"'><script>document.title='x'</script><img src=x onerror=alert(1)>";

    @TempDir
    static Path folder;

    @TempDir
    static Path files;

    private static ComparedClass programs;
    private static Browser browser;

    @BeforeAll
    static void start() {
        programs = new ComparedClass(folder);
        browser = Browser.at("http://127.0.0.1:" + programs.rest().port()).signIn(AdminClient.PASSWORD);
    }

    @AfterAll
    static void stop() {
        browser.close();
        programs.close();
    }

    /** A console message would also be a violation of the content security policy. */
    @AfterEach
    void pageIsSound() {
        assertThat(browser.accessibilityViolations()).isEmpty();
        assertThat(browser.horizontalOverflow()).isZero();
        assertThat(browser.consoleErrors()).isEmpty();
        assertThat(browser.count("img, main script:not([src])")).isZero();
    }

    @Test
    void list_showsDigitsOnly_andFiltersAndExportsTheSame() {
        browser.open(LIST + "?q=alumno+5");
        assertThat(browser.text("tbody"))
                .contains("Alumno 5", "uploaded", "counts", "undecided", "received")
                .doesNotContain(dni(5));
        assertThat(browser.count("tbody tr")).isOne();
        assertThat(browser.count("a.export[href='/dashboard/programs.csv?q=alumno+5']"))
                .as(browser.text("nav.pager"))
                .isOne();
        assertThat(programs.rest().text(LIST + ".csv?q=alumno+5", "text/csv"))
                .contains(";Alumno 5;", "practica.py")
                .doesNotContain("Alumno 4");
        browser.resize(390);
        assertThat(browser.horizontalOverflow()).isZero();
        browser.resize(1280);
    }

    @Test
    void setAsideProgram_isAssignedByName() {
        var id = programs.handIn(14, "development/independent/04.py");
        programs.awaitComparisons();
        programs.lab()
                .executeSql("update program set dni = null, assigned_by = null, state = 'unassigned', origin = 'mail',"
                        + " sender = 'x@example.org', subject = '" + HOSTILE.replace("'", "''") + "' where id = " + id);
        browser.open(LIST + "?state=UNASSIGNED");
        assertThat(browser.text("tbody")).contains(HOSTILE, "x@example.org", "Neither the address");
        assign("Nobody");
        assertThat(browser.text("#assign-problem")).contains("no student with this name");
        assertThat(browser.value(".assign input[name=student]")).isEqualTo("Nobody");
        browser.open(LIST + "?state=UNASSIGNED");
        assign("alumno 14");
        assertThat(browser.text(".message.good")).contains("has its student");
        browser.open(LIST + "/" + id);
        assertThat(browser.text(".facts")).contains("Alumno 14", "The professor assigned it.", HOSTILE);
    }

    private static void assign(String name) {
        browser.type(".assign input[name=student]", name).follow(".assign button");
    }

    @Test
    void hostileProgram_isShownAsText() throws IOException {
        var file = files.resolve("<img src=x onerror=alert(1)>.py");
        Files.writeString(
                file, ComparedClass.source("development/independent/06.py") + "\n# </code></li>" + HOSTILE + dni(15));
        upload("Alumno 15", file);
        assertThat(browser.text(".message.good")).contains("was handed in");
        assertThat(browser.text(".facts")).contains("<img src=x onerror=alert(1)>.py");
        assertThat(browser.text(".source")).contains("# </code></li>" + HOSTILE + "***0001**");
        assertThat(browser.text("[aria-labelledby=evidence-title]"))
                .contains("Connects to the broker", "line ", "no submission with");
        var page = browser.path();
        browser.open(page + "?lang=es");
        assertThat(browser.text("[aria-labelledby=evidence-title]"))
                .contains("contraseña dst", "no se ha aceptado ninguna solución")
                .doesNotContain(" the ");
        browser.open(page + "?lang=en");
        browser.click("input[value=REJECTED]")
                .type("textarea[name=reason]", HOSTILE)
                .follow("section[aria-labelledby=decision-title] button");
        assertThat(browser.text("h1 ~ .badge.bad")).isEqualTo("rejected");
        assertThat(browser.text(".facts")).contains(HOSTILE);
    }

    @Test
    void unreadableUpload_isKeptWithTheReason() throws IOException {
        var file = Files.writeString(files.resolve("foto.zip"), "no archive");
        upload("Nobody", file);
        assertThat(browser.text("#upload-problem")).contains("no student with this name");
        upload("Alumno 16", file);
        assertThat(browser.text(".message.good")).contains("cannot be read");
        assertThat(browser.text(".facts")).contains("It is no ZIP archive, or it is damaged.");
    }

    private static void upload(String student, Path file) {
        browser.open(LIST)
                .type("#upload input[name=student]", student)
                .choose("#upload input[name=file]", file)
                .follow("#upload button");
    }

    @Test
    void pair_isShownSideBySide_andBecomesACaseWithItsHistory() throws Exception {
        browser.open(LIST + "/similarities?min=45");
        assertThat(browser.text("thead")).contains("Structure", "Comments", "Texts", "Names", "Layout");
        browser.open(LIST + "/similarities/" + programs.idOf(1) + "/" + programs.idOf(3));
        assertThat(browser.text("#a1")).isEqualTo(browser.text("#b1"));
        assertThat(browser.count("#a1[href='#b1']")).isOne();
        assertThat(browser.count("#b1[href='#a1']")).isOne();
        assertThat(browser.accessibilityViolations()).isEmpty();
        browser.type("textarea[name=note]", HOSTILE).follow("form.fields button");
        assertThat(browser.text(".history")).contains("Opened", HOSTILE);
        write("Tu práctica", "  ");
        assertThat(browser.text("#letter-problem")).isEqualTo("The text is missing.");
        assertThat(browser.count("#letter-title ~ form textarea[aria-invalid=true]"))
                .isOne();
        assertThat(browser.value("input[name=subject]")).isEqualTo("Tu práctica");
        write(HOSTILE, "¿Puedes venir?");
        assertThat(browser.text(".history")).contains("Letter to", "Alumno 3", HOSTILE, "¿Puedes venir?");
        var mail = await().until(() -> programs.mailServer().received(), received -> received.size() == 1)
                .getFirst();
        assertThat(mail.recipient()).isEqualTo("alumno3@example.org");
        assertThat(mail.message().getSubject()).isEqualTo(HOSTILE);
        var reply = "section[aria-labelledby=reply-title] ";
        browser.click(reply + "option:nth-of-type(3)")
                .type(reply + "textarea", "Fue " + HOSTILE)
                .follow(reply + "button");
        assertThat(browser.text(".history")).contains("Reply of", "Fue " + HOSTILE);
        var state = "section[aria-labelledby=state-title] ";
        browser.click(state + "input[value=DISMISSED]")
                .type(state + "textarea", "seminar")
                .follow(state + "button");
        assertThat(browser.text("h1 ~ .badge")).isEqualTo("dismissed");
        browser.open(LIST + "/cases?state=DISMISSED");
        assertThat(browser.text("tbody")).contains("Alumno 1", "Alumno 3", "dismissed");
    }

    private static void write(String subject, String text) {
        var letter = "section[aria-labelledby=letter-title] ";
        browser.click(letter + "option:nth-of-type(3)")
                .type(letter + "input[name=subject]", subject)
                .type(letter + "textarea", text)
                .follow(letter + "button");
    }

    @Test
    void clusters_nameTheirPrograms() {
        browser.open(LIST + "/clusters");
        assertThat(browser.text("main")).contains("Cluster 1", "Alumno 1", "Alumno 2");
        browser.follow(".steps a[aria-label='Pairs of Alumno 2']");
        assertThat(browser.text("#list")).contains("Alumno 2").doesNotContain("Alumno 7");
    }

    @Test
    void acceptAll_saysWhichProgramsWereLeft_andWhy() {
        browser.open(LIST).follow("form[action$=compare] button");
        assertThat(browser.text(".message.good")).contains("Compared ", "Could not be compared: 2.");
        browser.follow("form[action$=accept] button");
        assertThat(browser.text(".message.warn")).contains("Programs accepted: ", "Alumno 5: ");
    }
}
