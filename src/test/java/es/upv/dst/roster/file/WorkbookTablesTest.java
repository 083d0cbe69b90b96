// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import es.upv.dst.roster.draft.RefusedLine;
import es.upv.dst.roster.draft.RosterDraft;
import es.upv.dst.roster.draft.RosterError;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests workbooks, also those that would cost much memory or time. */
class WorkbookTablesTest {

    private static final String HEADER = Workbook.texts("DNI", "Apellidos", "Nombre", "Correo electrónico", "Grupo");
    private static final String REST = Workbook.texts("Gil", "Ana", "a@b.es");

    private final RosterFile files = new RosterFile();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c><v>12345678</v></c>",
                "<c><v>1.2345678E7</v></c>",
                "<c><v>12345678.0</v></c>",
                "<c t=\"str\"><f>\"1234\"&amp;\"5678\"</f><v>12345678</v></c>",
                "<c><f>A1+1</f><v>12345678</v></c>",
                "<c t=\"s\"><v>0</v></c>",
                "<c t=\"inlineStr\"><is><t>\u00A012.345.678-Z </t></is></c>",
            })
    void cellWithANumber_isRead(String cell) {
        var draft = read(new Workbook()
                .sheet("Hoja1", Workbook.texts("Sistemas telemáticos"), HEADER, cell + REST)
                .part("xl/sharedStrings.xml", "<sst><si><r><t>1234</t></r><r><t>5678Z</t></r></si></sst>"));
        assertThat(draft.refused()).isEmpty();
        assertThat(draft.students()).containsExactly(new Student(new Dni("12345678"), "Ana Gil", "a@b.es"));
        assertThat(draft.ignoredColumns()).containsExactly("Grupo");
    }

    @Test
    void lostZeros_andErrorsOfFormulas_areReportedByRow() {
        var draft = read(new Workbook()
                .sheet("Hoja1", HEADER, "<c><v>1234567</v></c>" + REST, "<c t=\"e\"><v>#N/A</v></c>" + REST));
        assertThat(draft.refused())
                .containsExactly(
                        new RefusedLine(2, "1234567", RosterError.DNI_ZEROS),
                        new RefusedLine(3, "Ana Gil, a@b.es", RosterError.DNI_MISSING));
    }

    @Test
    void sheetWithTheClassList_isFound() {
        var other = Workbook.texts("Notas", "Examen");
        var draft =
                read(new Workbook().sheet("Notas", other).sheet("Clase", HEADER, Workbook.texts("12345678") + REST));
        assertThat(draft.students()).hasSize(1);
        assertThat(draft.notes())
                .extracting(Object::toString)
                .containsExactly("only the sheet Clase was read; the others were ignored: Notas");
        assertThat(read(new Workbook().sheet("L1", HEADER).sheet("L2", HEADER)).refused())
                .containsExactly(new RefusedLine(1, "L1 or L2", RosterError.SHEETS));
    }

    /** Sakai writes the participants three times, with empty rows below the headings. */
    @Test
    void sheetsOfTheSameStudents_areReadOnce() {
        var ana = Workbook.texts("Gil, Ana", "12345678Z", "a@b.es", "Alumno");
        var eva = Workbook.texts("Ruiz, Eva", "00000001R", "e@b.es", "Alumno");
        var headings = Workbook.texts("Nombre", "ID", "Correo", "Rol");
        var draft = read(new Workbook()
                .sheet("Participantes", Workbook.texts("Sistemas"), "", headings, "", ana, eva)
                .sheet("Grupos", Workbook.texts("L1"), headings, ana, "", Workbook.texts("L2"), headings, ana)
                .sheet("Secciones", headings, ana, eva));
        assertThat(draft.refused()).isEmpty();
        assertThat(draft.students()).extracting(Student::name).containsExactly("Gil, Ana", "Ruiz, Eva");
        assertThat(draft.notes().toString())
                .contains("only the sheet Participantes was read; the others were ignored: Grupos, Secciones");
        assertThat(read(new Workbook().sheet("L1", headings, ana).sheet("L2", headings, eva))
                        .refused())
                .containsExactly(new RefusedLine(1, "L1 or L2", RosterError.SHEETS));
    }

    @Test
    void linesOfCsvInOneColumn_areRead() {
        var sheet = new Workbook()
                .sheet("Hoja1", Workbook.texts("dni,nombre,correo"), Workbook.texts("12345678,\"Gil, Ana\",a@b.es"));
        assertThat(read(sheet).students()).containsExactly(new Student(new Dni("12345678"), "Gil, Ana", "a@b.es"));
    }

    @Test
    void emptyWorkbook_isRefused() {
        assertThat(reasons(new Workbook().sheet("Hoja1").bytes())).containsExactly(RosterError.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r=\"ZZZZZ1\"><v>1</v></c>",
                "<c r=\"&#90;ZZZZZ1\"><v>1</v></c>",
                "<c t=\"s\"><v>2000000000</v></c>",
                "<c t=\"s\"><v><x/>2000000000</v></c>",
                "<c t=\"s\"><c t=\"n\"><v>2000000000</v></c></c>",
                "<c t=\"unknown\"><v>1</v></c>",
                "<c><v>no number</v></c>",
                "<c",
            })
    void hostileCell_isRefusedInTime(String cell) {
        var file = new Workbook().sheet("Hoja1", HEADER, cell + REST).bytes();
        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(reasons(file)).containsExactly(RosterError.WORKBOOK));
    }

    @Test
    void hugeNumber_isNotExpanded() {
        assertThat(reasons(new Workbook()
                        .sheet("Hoja1", HEADER, "<c><v>1E999999999</v></c>" + REST)
                        .bytes()))
                .containsExactly(RosterError.DNI);
    }

    @Test
    void zipBomb_andManyRows_areRefused() {
        var bomb = new Workbook()
                .part("xl/media/image1.png", "0".repeat(21 * 1024 * 1024))
                .sheet("Hoja1", HEADER);
        assertThat(reasons(bomb.bytes())).containsExactly(RosterError.WORKBOOK);
        var rows = new String[20_001];
        Arrays.fill(rows, Workbook.texts("x"));
        assertThat(reasons(new Workbook().sheet("Hoja1", rows).bytes())).containsExactly(RosterError.WORKBOOK);
    }

    @Test
    void damagedWorkbook_orOtherZip_isRefused() {
        var file = new Workbook().sheet("Hoja1", HEADER).bytes();
        assertThat(reasons(Arrays.copyOf(file, file.length / 2))).containsExactly(RosterError.WORKBOOK);
        var document = new String(file, ISO_8859_1).replace("xl/", "ab/").getBytes(ISO_8859_1);
        assertThat(reasons(document)).containsExactly(RosterError.FORMAT);
    }

    private RosterDraft read(Workbook workbook) {
        return files.read(workbook.bytes());
    }

    private List<RosterError> reasons(byte[] file) {
        return files.read(file).refused().stream().map(RefusedLine::reason).toList();
    }
}
