// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import es.upv.dst.roster.draft.RefusedLine;
import es.upv.dst.roster.draft.RosterDraft;
import es.upv.dst.roster.draft.RosterError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what the cells of a class list say that its headings do not say. */
class ClassListContentTest {

    @Test
    void userNames_areTheDni_ifEachIsOneWithItsLetter() {
        var draft =
                read("Nombre;ID;Correo;Rol|;;;|Peña, Núria;12345678z;n@upv.example;Alumno|Gil, Eva;X0000001R;e@b.es;");
        assertThat(draft.refused()).isEmpty();
        assertThat(draft.students())
                .extracting(Student::dni, Student::userId)
                .containsExactly(tuple(new Dni("12345678"), "12345678z"), tuple(new Dni("X0000001"), "X0000001R"));
        assertThat(draft.notes())
                .extracting(Object::toString)
                .containsExactly(
                        "the DNI was read from the column ID, because each of its cells is a DNI with its" + " letter");
        for (var id : List.of("12345678", "12345678A", "npenya")) {
            assertThat(read("Nombre;ID;Correo|Núria;" + id + ";n@b.es|Eva;00000001R;e@b.es")
                            .refused())
                    .extracting(RefusedLine::reason)
                    .containsExactly(RosterError.NO_DNI_COLUMN);
        }
    }

    @Test
    void numbersOfRows_areNoUserNames() {
        var draft = read("ID;Nombre;DNI;Correo|3;Ana;12345678;a@b.es|7;Eva;00000001;e@b.es");
        assertThat(draft.students()).extracting(Student::id).containsExactly("", "");
        assertThat(draft.ignoredColumns()).containsExactly("ID");
        assertThat(read("dni,name,email,id|12345678,Ana,a@b.es,3").students())
                .extracting(Student::id)
                .containsExactly("3");
    }

    @Test
    void linesWithoutAStudent_areNamed_butAStudentWithoutNumberIsRefused() {
        var groups =
                read("Nombre;DNI;Correo|Ana;12345678;a@b.es|Tarde;;|Nombre;DNI;Correo|Eva;00000001;e@b.es|Total: 2");
        assertThat(groups.refused()).isEmpty();
        assertThat(groups.notes())
                .extracting(Object::toString)
                .containsExactly("lines without a student were ignored: 3 (Tarde), 6 (Total: 2)");
        assertThat(read("Nombre;DNI;Correo|Ana;;|;12345678;|Eva;;e@b.es").refused())
                .extracting(RefusedLine::line, RefusedLine::reason, RefusedLine::value)
                .contains(tuple(2L, RosterError.DNI_MISSING, "Ana"), tuple(4L, RosterError.DNI_MISSING, "Eva, e@b.es"))
                .hasSize(5);
    }

    @Test
    void headingsBelowATitle_areReportedIfOneIsMissing() {
        assertThat(read("Sistemas telemáticos|Nombre;Matrícula;Correo|Ana;1;a@b.es")
                        .refused())
                .containsExactly(new RefusedLine(2, "Nombre,Matrícula,Correo", RosterError.NO_DNI_COLUMN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NÃºria PeÃ±a", "N\uFFFDria", "Ã\u0089va"})
    void damagedLetters_areNamed(String name) {
        assertThat(read("dni;nombre;correo|12345678;" + name + ";n@b.es").notes())
                .extracting(Object::toString)
                .containsExactly("the letters of line 2 look damaged; save the file again as \"CSV UTF-8\": 12345678;"
                        + name + ";n@b.es");
        assertThat(read("dni;nombre;correo|12345678;São Ãngela;n@b.es").notes()).isEmpty();
    }

    private static RosterDraft read(String text) {
        return new RosterFile().read(text.replace("|", "\r\n").getBytes(UTF_8));
    }
}
