// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import es.upv.dst.roster.draft.RefusedLine;
import es.upv.dst.roster.draft.RosterDraft;
import es.upv.dst.roster.draft.RosterError;
import es.upv.dst.roster.file.RosterFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the optional column "rehearsal" of a roster, which marks students who are never certified. */
class RosterMarkTest {

    private final RosterFile csv = new RosterFile();

    @ParameterizedTest
    @CsvSource({
        "true,true",
        "TRUE,true",
        "'true',true",
        "false,false",
        "False,false",
        "'',false",
        "VERDADERO,true",
        "Falso,false",
        "CERT,true",
        "fals,false"
    })
    void rehearsalColumn_setsTheMark(String cell, boolean rehearsal) {
        var draft = read("rehearsal;dni;name;email\n" + cell + ";00000001;Ana;a@b.es");
        assertThat(draft.refused()).isEmpty();
        assertThat(draft.students()).extracting(Student::rehearsal).containsExactly(rehearsal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "0", "truetrue", "=true()", "ｔｒｕｅ", "true\0", "'true", "null"})
    void markOtherThanTrueOrFalse_isRefused(String cell) {
        assertThat(read("dni,name,email,rehearsal\n00000001,Ana,a@b.es,\n00000002,Eva,e@b.es," + cell)
                        .refused())
                .extracting(RefusedLine::line, RefusedLine::reason)
                .containsExactly(tuple(3L, RosterError.REHEARSAL));
    }

    @Test
    void wrongNumberOfCells_isRefused() {
        assertThat(reasons("dni,name,email,rehearsal\n00000001,Ana,a@b.es")).containsExactly(RosterError.COLUMNS);
        assertThat(reasons("dni,name,email\n00000001,Ana,a@b.es,true")).containsExactly(RosterError.COLUMNS);
    }

    private RosterDraft read(String file) {
        return csv.read(file.getBytes(UTF_8));
    }

    private List<RosterError> reasons(String file) {
        return read(file).refused().stream().map(RefusedLine::reason).toList();
    }
}
