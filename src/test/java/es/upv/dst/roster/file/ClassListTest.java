// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster.file;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.roster.Dni;
import es.upv.dst.roster.Student;
import es.upv.dst.roster.draft.RefusedLine;
import es.upv.dst.roster.draft.RosterDraft;
import es.upv.dst.roster.draft.RosterError;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests class lists as learning platforms and spreadsheet programs write them. A vertical bar is a line end here. */
class ClassListTest {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Student NURIA = new Student(new Dni("12345678"), "Núria Peña Gil", "nuria@upv.example");

    private final RosterFile files = new RosterFile();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DNI;Apellidos;Nombre;Correo electrónico|12345678Z;Peña Gil;Núria;nuria@upv.example",
                "First name,Last name,ID number,Email address|Núria,Peña Gil,12345678,nuria@upv.example",
                "\"Nombre\",\"Apellido(s)\",\"Número de ID\",\"Institución\",\"Departamento\",\"Dirección de correo\""
                        + "|\"Núria\",\"Peña Gil\",\"12345678\",,,\"nuria@upv.example\"",
                "Nom,Cognoms,Número ID,Institució,Adreça electrònica|Núria,Peña Gil,12345678Z,,nuria@upv.example",
                "Nom;Cognoms;Document d'identitat;Correu electrònic|Núria;Peña Gil;12345678-Z;nuria@upv.example",
                "Cognoms i nom;D.N.I.;Correu|Peña Gil, Núria;12.345.678-Z;nuria@upv.example",
                "Apellidos, Nombre;N.I.F.;E-mail;|Peña Gil, Núria;12345678z;nuria@upv.example;",
                "N.º DNI;PRIMER APELLIDO;SEGUNDO APELLIDO;NOMBRE;CORREO-E|12 345 678 Z;Peña;Gil;Núria;nuria@upv.example",
                "Alumno;DNI/NIE;Correo electrónico (UPV);Grupo|Núria Peña Gil;12345678Z;nuria@upv.example;L1",
                "Nombre completo;Documento;Tipo de documento;Email|Núria Peña Gil;12345678Z;DNI;nuria@upv.example",
                "Nombre del alumno;DNI (con letra);Correo del alumno|Núria Peña Gil;12345678Z;nuria@upv.example",
                "Full name\tNIF\tE-mail address|Núria Peña Gil\t12345678Z\tnuria@upv.example",
                "sep=,|name,dni,mail|Núria Peña Gil,12345678,nuria@upv.example",
                "sep=\t|nombre\tdni\tcorreo|Núria Peña Gil\t12345678\tnuria@upv.example",
                "dni,nombre,correo,,|=\"12345678\",Núria Peña Gil,nuria@upv.example,,",
                "Lista de clase;;|;;|Sistemas telemáticos;;|dni;nombre;email|'12345678;Núria Peña Gil;nuria@upv.example",
                "dni;nombre;email;Correo personal|12345678;Núria Peña Gil;nuria@upv.example;",
                "\u00A0DNI\u00A0;\u2009Nombre;email\u00A0|\u00A012345678\u202F;\u2007Núria Peña Gil\u0085;\u3000nuria@upv.example\u00A0",
                "dni;nombre;email|12345678\u2011Z;Núria Peña Gil;nuria@upv.example",
                "Nombre,Apellido(s),Correo,profile_field_dni|Núria,Peña Gil,nuria@upv.example,12345678Z",
                "\"Lista, por grupos\"|DNI,Nombre,Correo|\"12345678Z,\"\"Núria Peña Gil\"\",nuria@upv.example\"",
                "dni;nombre;correo|12345678;Núria Peña Gil;nuria@upv.example|Total alumnos: 1;;",
                "nombre;dni;correo|Núria Peña Gil;12345678;nuria@upv.example|Impreso el 29/11/2026",
                "Nom;DNI;Correu|Núria Peña Gil;12345678;nuria@upv.example|L2||Nom;DNI;Correu||",
                "[{\"dni\": \"12345678Z\", \"name\": \"Núria Peña Gil\", \"email\": \"nuria@upv.example\"}]",
            })
    void listOfAPlatform_isRead(String text) {
        var draft = files.read(bytes(text, UTF_8));
        assertThat(draft.refused()).isEmpty();
        assertThat(draft.students()).containsExactly(NURIA);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "dni;nombre;Correo;Correo personal|12345678;Ana;a@b.es;c@d.es ! EMAIL_COLUMNS ! Correo (column 3), Correo personal (column 4)",
                "DNI;Número de ID;nombre;correo|12345678;1;Ana;a@b.es ! DNI_COLUMNS ! DNI (column 1), Número de ID (column 2)",
                "dni;Nombre completo;Nombre;Apellidos;correo|12345678;Ana G;Ana;G;a@b.es ! NAME_COLUMNS ! Nombre completo (column 2), Nombre (column 3), Apellidos (column 4)",
                "dni;usuario;login;nombre;correo|12345678;a;b;Ana;a@b.es ! SAME_COLUMNS ! usuario (column 2), login (column 3)",
                "dni;name;email;x,dni,name,email|1;a;a@b.es;x,2,b,b@b.es ! SEPARATORS ! ; or ,",
                "dni;Nombre de usuario;correo|12345678;ana;a@b.es ! NO_NAME_COLUMN ! dni,Nombre de usuario,correo",
                "dni;Apellidos;correo|12345678;Gil;a@b.es ! NO_NAME_COLUMN ! dni,Apellidos,correo",
                "Tipo de documento;Nombre;correo|DNI;Ana;a@b.es ! NO_DNI_COLUMN ! Tipo de documento,Nombre,correo",
                "12345678;Ana;a@b.es|dni;nombre;correo ! BEFORE_HEADER ! 12345678,Ana,a@b.es",
            })
    void ambiguousOrIncompleteHeadings_areRefusedWithTheChoices(String text, RosterError reason, String value) {
        var draft = files.read(bytes(text, UTF_8));
        assertThat(draft.students()).isEmpty();
        assertThat(draft.refused()).containsExactly(new RefusedLine(1, value, reason));
    }

    @Test
    void otherColumnsAndLines_areNamed() {
        var draft = read("Curso 2026;;;;|DNI;Nombre;Correo;Grupo;|12345678;Ana;a@b.es;L1;x");
        assertThat(draft.students()).hasSize(1);
        assertThat(draft.ignoredColumns()).containsExactly("Grupo", "column 5");
        assertThat(draft.notes())
                .extracting(Object::toString)
                .containsExactly("line 1 before the names of the columns was ignored: Curso 2026");
        assertThat(read("dni;name;email;|12345678;Ana;a@b.es;").ignoredColumns())
                .isEmpty();
    }

    @Test
    void verticalBars_separateColumns() {
        for (var beginning : List.of("", "sep=|\r\n")) {
            var text = beginning + "DNI|Nombre|Correo\r\n12345678Z|Núria Peña Gil|nuria@upv.example";
            assertThat(files.read(text.getBytes(UTF_8)).students()).containsExactly(NURIA);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
    void byteOrderMark_namesTheCharacterSet(String charset) {
        var file = bytes(
                "\uFEFFdni\tnombre\tcorreo|12345678\tNúria Peña Gil\tnuria@upv.example", Charset.forName(charset));
        assertThat(files.read(file, Optional.of(WINDOWS_1252)).students()).containsExactly(NURIA);
        assertThat(files.read(file).notes()).isEmpty();
    }

    @Test
    void windows1252_isReadWithANote_orAsDeclared() {
        var file = bytes("dni;nombre;correo|12345678;Núria Peña Gil;nuria@upv.example", WINDOWS_1252);
        var guessed = files.read(file);
        assertThat(guessed.students()).containsExactly(NURIA);
        assertThat(guessed.notes())
                .extracting(Object::toString)
                .containsExactly("the file is not UTF-8 and was read as Windows-1252; check the letters of line 2:"
                        + " 12345678;Núria Peña Gil;nuria@upv.example");
        var macintosh = "dni;nombre;correo\r12345678;Núria;n@b.es\r".getBytes(Charset.forName("x-MacRoman"));
        assertThat(files.read(macintosh).notes().toString()).contains("check the letters of line 2: 12345678;Nœria");
        var declared = files.read(file, Optional.of(WINDOWS_1252));
        assertThat(declared.students()).containsExactly(NURIA);
        assertThat(declared.notes()).isEmpty();
    }

    @Test
    void textInNoKnownCharacterSet_isRefused() {
        var file = bytes("dni;nombre;correo|12345678;Núria Peña Gil;nuria@upv.example", WINDOWS_1252);
        assertThat(files.read(file, Optional.of(UTF_8)).refused())
                .containsExactly(new RefusedLine(
                        2, "12345678;Núria Peña Gil;nuria@upv.example", RosterError.NOT_IN_DECLARED_CHARSET));
        assertThat(reasons("dni;name;email".getBytes(UTF_16LE))).containsExactly(RosterError.UNKNOWN_CHARSET);
        assertThat(reasons(new byte[] {'d', (byte) 0x81, '\n'})).containsExactly(RosterError.UNKNOWN_CHARSET);
        assertThat(reasons("x".getBytes(UTF_16))).containsExactly(RosterError.HEADER);
    }

    @Test
    void otherFormats_areRefused() {
        for (var beginning : List.of(
                "\u001F\u008B\b", "%PDF-1.7", "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1", "\r\n<html>", "{\\rtf1")) {
            assertThat(reasons(beginning.getBytes(Charset.forName("ISO-8859-1"))))
                    .containsExactly(RosterError.FORMAT);
        }
        assertThat(reasons(bytes("[{]", UTF_8))).containsExactly(RosterError.JSON);
    }

    @Test
    void refusedValue_showsWhatCannotBeSeen() {
        assertThat(read("dni;name;email|1234567\u200B8;Ana;a@b.es").refused())
                .extracting(RefusedLine::value)
                .containsExactly("1234567<U+200B>8");
    }

    private RosterDraft read(String text) {
        return files.read(bytes(text, UTF_8));
    }

    private List<RosterError> reasons(byte[] file) {
        return files.read(file).refused().stream().map(RefusedLine::reason).toList();
    }

    private static byte[] bytes(String text, Charset charset) {
        return text.replace("|", "\r\n").getBytes(charset);
    }
}
