// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard;

import static es.upv.dst.dashboard.ClassOfThirty.name;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.Browser;
import es.upv.dst.fixture.ComparedClass;
import es.upv.dst.fixture.SmtpServer;
import es.upv.dst.grades.export.MoodleReader;
import es.upv.dst.grades.export.SakaiReader;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a professor does on the pages after the class: programs, copies, grades. */
record GradingSteps(Browser browser, Path folder, SmtpServer mailServer) {

    private static final String PROGRAMS = "/dashboard/programs";
    private static final int FIRST_COPY = 10;
    private static final int SECOND_COPY = 11;
    private static final String SUBJECT = "Vuestras prácticas";

    void handInPrograms() throws IOException {
        handIn(1, "development/independent/01.py");
        handIn(9, "development/independent/05.py");
        handIn(FIRST_COPY, "development/independent/03.py");
        handIn(SECOND_COPY, "development/copies/order/03.py");
        browser.open(PROGRAMS).follow("form[action$=compare] button");
        assertThat(browser.text(".message.good")).contains("Compared 4 programs");
        checkPage();
    }

    private void handIn(int student, String file) throws IOException {
        var program = Files.writeString(folder.resolve("practica" + student + ".py"), ComparedClass.source(file));
        browser.open(PROGRAMS)
                .type("#upload input[name=student]", name(student))
                .choose("#upload input[name=file]", program)
                .follow("#upload button");
        assertThat(browser.text(".message.good")).contains("was handed in");
        assertThat(browser.text(".facts")).contains(name(student));
    }

    void handleTheCopies() {
        accept();
        assertThat(browser.text(".message.warn"))
                .contains(
                        "Programs accepted: 2",
                        name(FIRST_COPY) + ": too similar",
                        name(SECOND_COPY) + ": too similar");
        checkPage();
        browser.follow("nav.tabs a[href$='/similarities']");
        assertThat(browser.text("tbody tr")).contains("to review", name(FIRST_COPY), name(SECOND_COPY));
        checkPage();
        browser.follow("tbody tr a");
        assertThat(browser.text("#a1")).isEqualTo(browser.text("#b1"));
        checkPage();
        browser.type("textarea[name=note]", "The same order").follow("form.fields button");
        assertThat(browser.text(".history")).contains("Opened", "The same order");
        checkPage();
        write("letter-title", "input[name=subject]", SUBJECT, "¿Podéis venir el lunes?");
        assertThat(browser.text(".history")).contains("Letter to", SUBJECT);
        await().until(() -> mailServer.received().stream().anyMatch(GradingSteps::isLetter));
        write("reply-title", "textarea", "", "Lo hicimos en el seminario.");
        assertThat(browser.text(".history")).contains("Reply of", "en el seminario");
        var state = "section[aria-labelledby=state-title] ";
        browser.click(state + "input[value=DISMISSED]")
                .type(state + "textarea", "The seminar had this program")
                .follow(state + "button");
        assertThat(browser.text("h1 ~ .badge")).isEqualTo("dismissed");
        checkPage();
    }

    /** @param field the first field after the choice of the student */
    private void write(String form, String field, String first, String text) {
        var section = "section[aria-labelledby=" + form + "] ";
        browser.click(section + "option:nth-of-type(2)")
                .type(section + field, first)
                .type(section + "textarea", text)
                .follow(section + "button");
    }

    private static boolean isLetter(SmtpServer.Received mail) {
        try {
            return SUBJECT.equals(mail.message().getSubject())
                    && mail.recipient().equals("alumno10@example.org");
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    void acceptPrograms() {
        accept();
        assertThat(browser.text("main")).contains("Programs accepted: 2");
        assertThat(browser.count("tbody .badge.good")).isPositive();
        checkPage();
    }

    private void accept() {
        browser.open(PROGRAMS).follow("form[action$=accept] button");
    }

    void decideAboutGrades() {
        browser.open("/dashboard/grades");
        assertThat(browser.text("main")).contains("1 correct submission belongs", "1 submission uses a code");
        checkPage();
        browser.follow(".message a[href$='/claims']");
        assertThat(browser.text("tbody")).contains(name(ClassOfThirty.CERTIFIED_BY_ANOTHER), name(ClassOfThirty.LATER));
        checkPage();
        browser.open("/dashboard/grades").follow(".message a[href$='/unmatched']");
        assertThat(browser.text("tbody")).contains("Ocho", "ocho@correo.example", name(ClassOfThirty.OTHER_NAME));
        checkPage();
        browser.follow("tbody a");
        checkPage();
        browser.type("#student", name(ClassOfThirty.OTHER_NAME))
                .type("#reason", "A nickname")
                .follow("main form button");
        assertThat(browser.text("main")).contains("The submission is assigned.", "All correct submissions belong");
        checkPage();
        browser.open("/dashboard/grades?q=Alumno+" + ClassOfThirty.WRONG_CODE)
                .follow("td a[aria-label='Change the grade of " + name(ClassOfThirty.WRONG_CODE) + "']");
        browser.type("#grade", "0,25").type("#reason", "Showed it in class").follow("#set ~ form button");
        assertThat(browser.text("main")).contains("The grade is set.", "Grade: 0.25", "Showed it in class");
        checkPage();
    }

    /** Reads the files by the rules of both gradebooks. */
    void exportGrades() throws IOException {
        browser.open("/dashboard/grades");
        assertThat(browser.text(".counters")).contains("26 / 30");
        checkPage();
        var sakai = new SakaiReader(true).read(browser.files().save("a[href$='/sakai']", folder, "grades-sakai.csv"));
        assertThat(sakai.rows()).extracting(SakaiReader.Row::name).contains(name(1), name(30));
        assertThat(sakai.rows().stream()
                        .collect(toMap(
                                row -> row.userId() + "@example.org",
                                row -> row.grade().toPlainString())))
                .isEqualTo(ClassOfThirty.grades());
        var moodle = new MoodleReader().read(browser.files().save("a[href$='/moodle']", folder, "grades-moodle.csv"));
        assertThat(moodle.rows().stream().collect(toMap(row -> row.get(1), row -> row.get(3))))
                .isEqualTo(ClassOfThirty.grades());
    }

    /** The console would also report a violation of the content security policy. */
    void checkPage() {
        assertThat(browser.consoleErrors()).as(browser.path()).isEmpty();
    }
}
