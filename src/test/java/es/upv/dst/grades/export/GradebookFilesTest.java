// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.export;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.grades.StudentGrade;
import es.upv.dst.grades.TestGrades;
import es.upv.dst.grades.export.SakaiFile.DecimalMark;
import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests that readers written from the descriptions of the formats read the exported files back. */
class GradebookFilesTest {

    private static final String TITLE = "Práctica MQTT";
    private static final BigDecimal POINTS = new BigDecimal("0.4");

    /** The names as they are exported, most of them unchanged. */
    private static final List<String> EXPORTED_NAMES = List.of(
            "Ferrer Soler, Núria",
            "Ana \"la; primera\", O'Neil",
            "back\\slash \\\"quoted\\\", end\\",
            "Ñu \\",
            "Gil; Ana",
            "\"",
            "'=1+1",
            "'-2+3;=cmd|' /C calc'!A0",
            "'@SUM(A1)",
            "''=1",
            "'＝1");

    private static final List<StudentGrade> GRADES = IntStream.range(0, EXPORTED_NAMES.size())
            .mapToObj(number -> TestGrades.of(
                    new Student(
                            new Dni("%08d".formatted(number)),
                            EXPORTED_NAMES.get(number).replaceFirst("^'", ""),
                            "user%d@b.es".formatted(number),
                            number == 0 ? "nufeso" : "",
                            false),
                    number == 0 ? "0.40" : "0.3",
                    "certified; no program, \"" + number + "\""))
            .toList();

    @ParameterizedTest
    @EnumSource
    void sakaiFile_isReadBack(DecimalMark mark) {
        var text = new SakaiFile(TITLE, POINTS, mark).write(GRADES);
        var sheet = new SakaiReader(mark == DecimalMark.COMMA).read(text);
        assertThat(sheet.title()).isEqualTo(TITLE);
        assertThat(sheet.points()).isEqualTo(mark == DecimalMark.COMMA ? "0,4" : "0.4");
        assertThat(sheet.rows()).extracting(SakaiReader.Row::name).isEqualTo(EXPORTED_NAMES);
        assertThat(sheet.rows())
                .extracting(SakaiReader.Row::userId)
                .startsWith("nufeso", "user1")
                .hasSameSizeAs(GRADES);
        assertThat(sheet.rows())
                .extracting(SakaiReader.Row::grade)
                .isEqualTo(GRADES.stream().map(StudentGrade::grade).toList());
        assertThat(sheet.rows())
                .extracting(SakaiReader.Row::comment)
                .isEqualTo(GRADES.stream().map(StudentGrade::explanation).toList());
    }

    @Test
    void sakaiFile_beginsWithAByteOrderMark_andHasNoDni() {
        var text = new SakaiFile(TITLE, POINTS, DecimalMark.COMMA).write(GRADES);
        assertThat(text)
                .startsWith("\uFEFF\"Student ID\";\"Name\";\"Práctica MQTT [0,4]\";\"* Práctica MQTT\"\r\n")
                .contains("\"nufeso\";\"Ferrer Soler, Núria\";\"0,4\";")
                .doesNotContain("00000001");
    }

    @Test
    void moodleFile_isReadBack() {
        var text = new MoodleFile(TITLE).write(GRADES);
        var sheet = new MoodleReader().read(text);
        assertThat(text).startsWith("Username,Email address,").doesNotContain("00000001");
        assertThat(sheet.headings())
                .containsExactly("Username", "Email address", "Full name", TITLE, TITLE + " (feedback)");
        assertThat(column(sheet, 0)).startsWith("nufeso", "user1");
        assertThat(column(sheet, 1))
                .isEqualTo(GRADES.stream().map(grade -> grade.student().email()).toList());
        assertThat(column(sheet, 2))
                .isEqualTo(EXPORTED_NAMES.stream()
                        .map(name -> name.replace("\\", "\\\\"))
                        .toList());
        assertThat(sheet.grades(3))
                .isEqualTo(GRADES.stream().map(StudentGrade::grade).toList());
        assertThat(column(sheet, 4))
                .isEqualTo(GRADES.stream().map(StudentGrade::explanation).toList());
    }

    private static List<String> column(MoodleReader.Sheet sheet, int column) {
        return sheet.rows().stream().map(row -> row.get(column)).toList();
    }
}
