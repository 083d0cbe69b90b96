// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.roster.Student;
import es.upv.dst.roster.draft.RefusedLine;
import es.upv.dst.roster.draft.RosterDraft;
import es.upv.dst.roster.draft.RosterError;
import es.upv.dst.web.csv.Csv;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the optional column with the user names of the students at Sakai or Moodle. */
class RosterIdTest {

    @Test
    void idColumn_isRead_andTheLocalPartOfTheAddressReplacesABlankId() {
        var students = read("id;dni;name;email\nanperu;00000001;Ana;ana@b.es\n;00000002;Luis;luis.x@b.es\n")
                .students();
        assertThat(students).extracting(Student::id).containsExactly("anperu", "");
        assertThat(students).extracting(Student::userId).containsExactly("anperu", "luis.x");
    }

    @Test
    void idInJson_isRead() {
        var row = new RosterJson.JsonRow("00000001", "Ana", "ana@b.es", " anperu ", null);
        assertThat(new RosterJson().read(List.of(row)).students())
                .extracting(Student::id)
                .containsExactly("anperu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "-a", "+a", "@a", "a b", "a;b", "'a", "a\u0000", "\u202ea"})
    void idThatIsNoUserName_isRefused(String id) {
        assertThat(reasons("dni,name,email,id\n00000001,Ana,a@b.es,\"" + id + "\"\n"))
                .containsExactly(RosterError.ID);
    }

    @Test
    void longId_isRefused() {
        assertThat(reasons("dni,name,email,id\n00000001,Ana,a@b.es," + "a".repeat(100)))
                .isEmpty();
        assertThat(reasons("dni,name,email,id\n00000001,Ana,a@b.es," + "a".repeat(101)))
                .containsExactly(RosterError.ID);
    }

    @Test
    void idOfTwoStudents_isRefused() {
        assertThat(reasons("dni,name,email,id\n00000001,Ana,a@b.es,x\n00000002,Eva,e@b.es,x\n"))
                .containsExactly(RosterError.ID_TWICE);
    }

    @Test
    void exportedCsv_hasTheIdColumnOnlyIfAnIdIsSet_andIsReadBack() throws IOException {
        var withId = read("dni,name,email,id\n00000001,Ana,a@b.es,anperu\n00000002,Eva,e@b.es,\n")
                .students();
        var exported = export(withId);
        assertThat(exported).startsWith("dni,name,email,id\r\n");
        assertThat(read(exported).students()).isEqualTo(withId);
        assertThat(export(read("dni,name,email\n00000001,Ana,a@b.es\n").students()))
                .startsWith("dni,name,email\r\n");
    }

    private static String export(List<Student> students) throws IOException {
        var out = new StringBuilder();
        Csv.write(Student.class, students, out);
        return out.toString();
    }

    private static RosterDraft read(String file) {
        return new RosterFile().read(file.getBytes(UTF_8));
    }

    private static List<RosterError> reasons(String file) {
        return read(file).refused().stream().map(RefusedLine::reason).toList();
    }
}
