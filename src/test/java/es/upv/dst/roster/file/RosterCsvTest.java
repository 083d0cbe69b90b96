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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests parsing a roster in CSV and reporting its errors by line. */
class RosterCsvTest {

    private static final Student ANA = new Student(new Dni("00000001"), "Ana Ñu", "ana@teleco.example");

    private final RosterFile csv = new RosterFile();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dni,name,email\n00000001,Ana Ñu,ana@teleco.example",
                "dni;name;email\r\n00000001;Ana Ñu;ana@teleco.example\r\n",
                "dni,name,email\r00000001,Ana Ñu,ana@teleco.example\r",
                "\uFEFFdni,name,email\n00000001,Ana Ñu,ana@teleco.example\n",
                "\n\n EMAIL ;Name; DNI\n ana@teleco.example ; Ana Ñu ; 00000001 \n",
                "\"dni\",\"name\",\"email\"\n\"00000001\",\"Ana Ñu\",\"ana@teleco.example\"\n",
                "dni,name,email\n\n  \n,,\n00000001,Ana Ñu,ana@teleco.example\n,,\n\n",
            })
    void csvVariants_areRead(String file) {
        var draft = read(file);
        assertThat(draft.refused()).isEmpty();
        assertThat(draft.students()).containsExactly(ANA);
    }

    @Test
    void quotedName_mayContainSeparatorsAndQuotes() {
        assertThat(read("dni;name;email\n00000001;\"Ñu; \"\"Ana\"\", la\";a@b.es")
                        .students())
                .extracting(Student::name)
                .containsExactly("Ñu; \"Ana\", la");
    }

    @Test
    void apostropheBeforeAFormula_isRemoved() {
        assertThat(read("dni,name,email\n00000001,'=1+1,'-a@b.es\n00000002,''=1,a@b.es")
                        .students())
                .containsExactly(
                        new Student(new Dni("00000001"), "=1+1", "-a@b.es"),
                        new Student(new Dni("00000002"), "'=1", "a@b.es"));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "'',Ana,a@b.es,DNI_MISSING",
                "1,Ana,a@b.es,DNI_ZEROS",
                "1234567,Ana,a@b.es,DNI_ZEROS",
                "1234567L,Ana,a@b.es,DNI_ZEROS",
                "1.234.567,Ana,a@b.es,DNI_ZEROS",
                "12345678A,Ana,a@b.es,DNI_LETTER",
                "12.345.678-a,Ana,a@b.es,DNI_LETTER",
                "X1234567A,Ana,a@b.es,DNI_LETTER",
                "1.2345678E7,Ana,a@b.es,DNI_NUMBER",
                "1234567.0,Ana,a@b.es,DNI_NUMBER",
                "12.34.5678,Ana,a@b.es,DNI",
                "x123456,Ana,a@b.es,DNI",
                "123456789,Ana,a@b.es,DNI",
                "１２３４５６７８,Ana,a@b.es,DNI",
                "12345678,' ',a@b.es,NAME_MISSING",
                "12345678,A\u0000na,a@b.es,NAME_CONTROL",
                "12345678,A\u0085na,a@b.es,NAME_CONTROL",
                "12345678,Ana,'',EMAIL_MISSING",
                "12345678,Ana,ana,EMAIL",
                "12345678,Ana,@b.es,EMAIL",
                "12345678,Ana,a@@b.es,EMAIL",
                "12345678,Ana,a b@c.es,EMAIL",
                "12345678,Ana,a@127.0.0.1,EMAIL",
                "12345678,Ana,Ana a@b.es,EMAIL",
                "12345678,Ana,\"\"\"eva ruiz\"\"@b.es\",EMAIL_QUOTED",
            })
    void invalidRow_isRefused_withItsReason(String dni, String name, String email, RosterError error) {
        var draft = read("dni,name,email\n" + dni + "," + name + "," + email);
        assertThat(draft.students()).isEmpty();
        assertThat(draft.refused())
                .extracting(RefusedLine::line, RefusedLine::reason)
                .containsExactly(tuple(2L, error));
    }

    @Test
    void valueLongerThanItsColumn_isRefused() {
        assertThat(reasons("dni,name,email\n00000001," + "ñ".repeat(200) + ",a@b.es"))
                .isEmpty();
        assertThat(reasons("dni,name,email\n00000001," + "ñ".repeat(201) + ",a@b.es"))
                .containsExactly(RosterError.NAME_TOO_LONG);
        assertThat(reasons("dni,name,email\n00000001,Ana,a@" + "b".repeat(252) + ".es"))
                .containsExactly(RosterError.EMAIL_TOO_LONG);
    }

    @Test
    void eachError_isReportedWithItsLine() {
        var file = """
                dni;name;email

                00000001;"Ana
                Ñu";ana
                1;;x
                ;;
                00000001;Luis;l@b.es
                00000002;Luis
                00000003;Eva;e@b.es;5
                00000004;"Eva;e@b.es
                """;
        assertThat(read(file).refused())
                .extracting(line -> line.line() + " " + line.reason() + " " + line.value())
                .containsExactly(
                        "3 NAME_CONTROL Ana<U+000A>Ñu",
                        "3 EMAIL ana",
                        "5 DNI_ZEROS 1",
                        "5 NAME_MISSING 1, x",
                        "5 EMAIL x",
                        "7 DNI_TWICE 00000001",
                        "8 COLUMNS 00000002,Luis",
                        "9 COLUMNS 00000003,Eva,e@b.es,5",
                        "10 QUOTES 00000004;\"Eva;e@b.es");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000001,Ana,a@b.es HEADER",
                "dni,name NO_EMAIL_COLUMN",
                "dni,email NO_NAME_COLUMN",
                "name,email NO_DNI_COLUMN",
                "dni,dni,name DNI_COLUMNS NO_EMAIL_COLUMN",
                "dni,name,email,email EMAIL_COLUMNS",
                "dni,name,rehearsal NO_EMAIL_COLUMN",
                "dni,name,email,rehearsal,rehearsal SAME_COLUMNS",
                "{} HEADER"
            })
    void fileWithoutValidHeader_isRefused(String headerAndReasons) {
        var words = List.of(headerAndReasons.split(" "));
        assertThat(reasons(words.getFirst() + "\n"))
                .extracting(RosterError::name)
                .isEqualTo(words.subList(1, words.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF", ";;\n", " "})
    void emptyFile_isRefused(String file) {
        assertThat(reasons(file)).containsExactly(RosterError.EMPTY);
    }

    @Test
    void headerAlone_isAnEmptyRoster() {
        var draft = read("dni,name,email\n");
        assertThat(draft.students()).isEmpty();
        assertThat(draft.refused()).isEmpty();
    }

    @Test
    void tooLargeFile_isRefusedUnread() {
        assertThat(csv.read(new byte[RosterFile.MAX_BYTES + 1]).refused())
                .extracting(RefusedLine::reason)
                .containsExactly(RosterError.TOO_LARGE);
    }

    @Test
    void reportedValue_isTruncated() {
        assertThat(read("dni,name,email\n" + "9".repeat(1000) + ",Ana,a@b.es")
                        .refused()
                        .getFirst()
                        .value())
                .hasSize(301);
    }

    private RosterDraft read(String file) {
        return csv.read(file.getBytes(UTF_8));
    }

    private List<RosterError> reasons(String file) {
        return read(file).refused().stream().map(RefusedLine::reason).toList();
    }
}
